import { AppError } from '@shared/errors';
import type { SamplerKind } from '@shared/sweep-plan';
import { cmaesSampler } from './cma-es';
import { gridSampler } from './grid';
import { nsga2Sampler } from './nsga2';
import { randomSampler } from './random';
import type { SamplerKindOf } from './sampler';
import { sobolSampler } from './sobol';
import { tpeSampler } from './tpe/tpe';

/** All ways to search, one file each. */
export const samplers: readonly SamplerKindOf[] = [
  cmaesSampler,
  gridSampler,
  nsga2Sampler,
  randomSampler,
  sobolSampler,
  tpeSampler,
];

const byKey = keyed(samplers);

/** @throws AppError `invalid` where there is none of that name */
export function samplerOf(key: SamplerKind): SamplerKindOf {
  const found = byKey.get(key);
  if (found !== undefined) return found;
  throw new AppError(
    'invalid',
    `There is no sampler "${key}". Choose one of ${[...byKey.keys()].join(', ')}.`,
  );
}

/** @throws Error where two of them have one key */
export function keyed(kinds: readonly SamplerKindOf[]): ReadonlyMap<string, SamplerKindOf> {
  const map = new Map<string, SamplerKindOf>();
  for (const kind of kinds) {
    if (map.has(kind.key)) throw new Error(`The sampler "${kind.key}" is registered twice.`);
    map.set(kind.key, kind);
  }
  return map;
}
