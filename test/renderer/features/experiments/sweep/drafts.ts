import type { Json, JsonObject } from '@renderer/features/experiments/json';
import { toJson } from '@renderer/features/experiments/spec-defaults';
import { sweeping, withPlanInStep } from '@renderer/features/experiments/sweep/edits';
import { sweptAt, sweptOf } from '@renderer/features/experiments/sweep/plan';
import { experimentSpec } from '@shared/spec';

/** A whole spec as the form holds it, of three features. */
export function draftOf(change: object = {}): Json {
  return toJson(
    experimentSpec.parse({
      name: 'A',
      data: { series: 'S' },
      features: [
        { kind: 'rsi', period: 14 },
        { kind: 'return', bars: 1 },
        { kind: 'volumeZ', period: 20 },
      ],
      ...change,
    }),
  );
}

/** A draft that sweeps these one after the other, as the form would. */
export function sweepingAll(draft: Json, dimensions: readonly JsonObject[]): Json {
  return dimensions.reduce((now, one) => withPlanInStep(now, sweeping(now, one)), draft);
}

export const pathsOf = (draft: Json): readonly string[] => sweptOf(draft).map(({ path }) => path);

export const whenOf = (draft: Json, path: string): Json => sweptAt(draft, path)?.dimension.when ?? null;
