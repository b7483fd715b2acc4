import type { FeatureDescriptor } from '@shared/features';
import type { JoinedShape } from '@shared/formulas';
import type { SeriesKind } from '@shared/series';
import type { JsonObject } from './json';

/** Why a feature cannot be added yet: nothing of the kind that it reads is joined. Undefined where it can be. */
export function whyNotNow({ needs }: FeatureDescriptor, joined: readonly JoinedShape[]): string | undefined {
  if (needs.length === 0 || joined.some(({ kind }) => fits(kind, needs))) return undefined;
  const wanted = needs.map((kind) => kindNouns[kind]);
  return `Needs ${wanted.join(' or ')}: join one first.`;
}

/** A feature as it is added: every parameter at its default, the first joined series that fits where it reads one. */
export function newFeature(
  { kind, parameters }: FeatureDescriptor,
  joined: readonly JoinedShape[],
): JsonObject {
  const values = parameters.map((parameter) => {
    if (parameter.type !== 'series') return [parameter.name, parameter.default] as const;
    const first = joined.find((one) => fits(one.kind, parameter.kinds));
    return [parameter.name, first?.name ?? parameter.default] as const;
  });
  return { kind, ...Object.fromEntries(values) };
}

const kindNouns: Readonly<Record<SeriesKind, string>> = {
  bars: 'bars of another instrument',
  scalar: 'a series of single values',
  depth: 'an order book',
};

function fits(kind: JoinedShape['kind'], wanted: readonly SeriesKind[]): boolean {
  return kind === 'unknown' || wanted.includes(kind);
}
