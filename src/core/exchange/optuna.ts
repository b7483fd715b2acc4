import { assertNever } from '@shared/errors';
import type { Dimension, Proposal, Proposed } from '@shared/sweep-plan';
import type { TrialRecord } from '@shared/sweeps';
import { contentOf, labelOf } from '../search/space';

/** Version of Optuna's relational schema that is written (`optuna/storages/_rdb/models.py`), and its Alembic revision: since Optuna 3.2. */
export const optunaSchema = { version: 12, revision: 'v3.2.0.a', library: '3.2.0' } as const;

/** A parameter of a trial as Optuna stores it: the number that stands for the value, and the distribution as JSON. */
export interface OptunaParameter {
  readonly name: string;
  readonly value: number;
  readonly distribution: string;
}

/** A number as Optuna stores it: what a column of numbers cannot hold has a word of its own. */
export interface OptunaValue {
  readonly value: number | null;
  readonly type: 'FINITE' | 'INF_POS' | 'INF_NEG' | 'NAN';
}

/** What was proposed, in the order of the dimensions; one that did not apply is none of the trial's. */
export function optunaParameters(
  space: readonly Dimension[],
  proposal: Proposal,
): readonly OptunaParameter[] {
  return space.flatMap((dimension) => {
    const given = proposal[dimension.path];
    if (given === undefined) return [];
    const value = numberFor(dimension, given);
    return [{ name: dimension.path, value, distribution: JSON.stringify(distributionOf(dimension)) }];
  });
}

/** Optuna knows no trial that is complete without a value. */
export function optunaState(record: Pick<TrialRecord, 'state' | 'values'> | null): OptunaState {
  if (record === null) return 'RUNNING';
  switch (record.state) {
    case 'done':
      return record.values.every((value) => value !== null) ? 'COMPLETE' : 'FAIL';
    case 'pruned':
      return 'PRUNED';
    case 'failed':
      return 'FAIL';
    default:
      return assertNever(record.state);
  }
}
export type OptunaState = 'RUNNING' | 'COMPLETE' | 'PRUNED' | 'FAIL';

export function optunaValue(value: number): OptunaValue {
  if (Number.isNaN(value)) return { value: null, type: 'NAN' };
  if (Number.isFinite(value)) return { value, type: 'FINITE' };
  return { value: null, type: value > 0 ? 'INF_POS' : 'INF_NEG' };
}

/** Where the same parameter is drawn from in every trial, as `optuna.distributions.distribution_to_json` writes it. */
function distributionOf(dimension: Dimension) {
  switch (dimension.kind) {
    case 'int': {
      const { low, high, step, log } = dimension;
      return { name: 'IntDistribution', attributes: { log, step, low, high } };
    }
    case 'float': {
      const { low, high, step, log } = dimension;
      return { name: 'FloatDistribution', attributes: { step, low, high, log } };
    }
    case 'choice':
    case 'toggle':
      return { name: 'CategoricalDistribution', attributes: { choices: choicesOf(dimension) } };
    default:
      return assertNever(dimension);
  }
}

/** Of a choice its place: what is proposed is its label. */
function numberFor(dimension: Dimension, given: Proposed): number {
  switch (dimension.kind) {
    case 'int':
    case 'float':
      return Number(given);
    case 'toggle':
      return given === true ? 1 : 0;
    case 'choice':
      return dimension.values.findIndex((value) => labelOf(value) === given);
    default:
      return assertNever(dimension);
  }
}

/** Bare values as they are, what has a name by that: Optuna knows neither lists nor objects. */
function choicesOf(dimension: Extract<Dimension, { kind: 'choice' | 'toggle' }>): readonly unknown[] {
  if (dimension.kind === 'toggle') return [false, true];
  return dimension.values.map((value) => (contentOf(value) === value ? value : labelOf(value)));
}
