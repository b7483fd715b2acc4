import { sweepPlan } from '@shared/sweep-plan';
import { getAt, isJsonObject, isSameJson, type Json, type JsonObject, setAt } from '../json';
import { inOrder } from './order';

/** A dimension of a draft's plan as it stands there, which may be half typed. */
export interface Swept {
  /** Place in the plan, as faults name it. */
  readonly index: number;
  readonly path: string;
  readonly dimension: JsonObject;
}

/** What a draft searches. Entries that name no field are left to the JSON view. */
export function sweptOf(draft: Json): readonly Swept[] {
  return spaceOf(draft).flatMap((dimension, index) =>
    isJsonObject(dimension) && typeof dimension.path === 'string'
      ? [{ index, path: dimension.path, dimension }]
      : [],
  );
}

export function sweptAt(draft: Json, path: string): Swept | undefined {
  return sweptOf(draft).find((one) => one.path === path);
}

export const hasPlan = (draft: Json): boolean => isJsonObject(getAt(draft, 'sweep'));

/** A draft with another space; without a plan where nothing is left of it that was ever chosen. */
export function withSpace(draft: Json, space: readonly Json[]): Json {
  const plan = getAt(draft, 'sweep');
  const next = { ...(isJsonObject(plan) ? plan : standardPlan()), space: inOrder(space) };
  return setAt(draft, 'sweep', space.length === 0 && isStandard(next) ? null : next);
}

/** The entries of the plan as they stand, whatever they are. */
export function spaceOf(draft: Json): readonly Json[] {
  const space = getAt(draft, 'sweep.space');
  return Array.isArray(space) ? space : [];
}

export function standardPlan(): JsonObject {
  return JSON.parse(JSON.stringify(sweepPlan.parse({})));
}

function isStandard(plan: Json): boolean {
  const parsed = sweepPlan.safeParse(plan);
  return parsed.success && isSameJson(JSON.parse(JSON.stringify(parsed.data)), standardPlan());
}
