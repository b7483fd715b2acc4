import type { ExperimentSpec, SpecFault } from '@shared/spec';
import type { Dimension } from '@shared/sweep-plan';
import { suggest } from '../../text/nearest';
import { whyNotSearchable } from '../searchable';
import type { Space } from '../space';
import { specWith } from './drawn';

/** Dimensions of fields that the experiment lacks or that no search may move, and toggles that could leave it without features. */
export function fieldFaults(
  spec: ExperimentSpec,
  dimensions: readonly Dimension[],
  space: Space,
): readonly SpecFault[] {
  return [
    ...dimensions.flatMap((dimension, k) => {
      const message = whyNotSwept(spec, dimension, space);
      return message === null ? [] : [{ path: `sweep.space.${k}.path`, message }];
    }),
    ...noFeatureFaults(spec, dimensions),
  ];
}

function whyNotSwept(spec: ExperimentSpec, dimension: Dimension, space: Space): string | null {
  const { path } = dimension;
  const why = whyNotSearchable(path);
  if (why !== null) return `is ${path}, which ${why}`;
  if (isIn(spec, path.split('.')) && dimension.when === null) return null;
  const held = specWith(spec, space, dimension, null);
  if (isIn(held, path.split('.'))) return null;
  return `is ${path}, which is no field of this experiment${suggest(path, pathsIn(held, ''))}`;
}

function isIn(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  const found = Object.entries(value).find(([name]) => name === key);
  return found !== undefined && isIn(found[1], rest);
}

function pathsIn(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) =>
    pathsIn(member, path === '' ? key : `${path}.${key}`),
  );
}

function noFeatureFaults(
  { features }: ExperimentSpec,
  dimensions: readonly Dimension[],
): readonly SpecFault[] {
  const toggled = new Set(dimensions.filter(({ kind }) => kind === 'toggle').map(({ path }) => path));
  if (toggled.size === 0 || features.some((_, k) => !toggled.has(`features.${k}`))) return [];
  const message =
    'switches every feature on and off, so that a trial could have none; leave at least one feature on';
  return [{ path: 'sweep.space', message }];
}
