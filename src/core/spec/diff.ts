import { auxiliaryText } from '@shared/auxiliary';
import type { Comparison } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import { featureLabel } from '../features/registry';
import { unknownShapes } from '../joined';

export type SpecDifference = Comparison['differences'][number];

/**
 * What differs between specs, field by field, in the order of the spec: paths such as `training.learningRate`, one value a
 * spec, null where a spec lacks the field. Features are compared by label, so that another order of the same features
 * shows as one line and not as many; joined series by their names, likewise. The name is left out: it changes no result.
 */
export function diffSpecs(specs: readonly ExperimentSpec[]): readonly SpecDifference[] {
  const flats = specs.map(flatten);
  const paths = [...new Set(flats.flatMap((flat) => [...flat.keys()]))];
  const fields = paths
    .map((path) => ({ path, values: flats.map((flat) => flat.get(path) ?? null) }))
    .filter(({ values }) => new Set(values).size > 1);
  return [...fields, ...diffFeatures(specs.map(labelsOf))];
}

function labelsOf({ data, features }: ExperimentSpec): readonly string[] {
  const joined = unknownShapes(data.auxiliary.map(({ name }) => name));
  return features.map((feature) => featureLabel(feature, joined));
}

function flatten({ name: _name, features: _features, ...rest }: ExperimentSpec): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (path === 'data.auxiliary') return;
    if (Array.isArray(value) || typeof value !== 'object' || value === null) {
      flat.set(path, wordsOf(value));
      return;
    }
    for (const [key, member] of Object.entries(value)) visit(member, path === '' ? key : `${path}.${key}`);
  };
  visit(rest, '');
  for (const { name, ...join } of rest.data.auxiliary)
    flat.set(`data.auxiliary.${name}`, auxiliaryText(join));
  return flat;
}

/** A list, such as that of the quantiles, is one value and not many. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return value === null ? 'none' : String(value);
}

function diffFeatures(labels: readonly (readonly string[])[]): readonly SpecDifference[] {
  const all = [...new Set(labels.flat())];
  const differing = all.filter((label) => !labels.every((list) => list.includes(label)));
  if (differing.length > 0) {
    return differing.map((label) => ({
      path: `features.${label}`,
      values: labels.map((list) => (list.includes(label) ? 'used' : null)),
    }));
  }
  const orders = labels.map((list) => list.join(', '));
  return new Set(orders).size > 1 ? [{ path: 'features (order)', values: orders }] : [];
}
