import { assertNever } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { Dimension, Proposal } from '@shared/sweep-plan';
import type { TrialRecord, TrialState } from '@shared/sweeps';
import type { ExportColumn, ExportTable } from './table';

export interface TableTrial {
  readonly number: number;
  readonly state: TrialState;
  readonly proposal: Proposal;
  /** Null while it is under way. */
  readonly record: Pick<TrialRecord, 'values' | 'figures' | 'parameterCount' | 'seconds' | 'problem'> | null;
}

/** The trials of a sweep: what was proposed, what the objectives came to, and every figure on validation rows, as mean and deviation. */
export function trialTable({ sweep }: ExperimentSpec, trials: readonly TableTrial[]): ExportTable {
  const column =
    (kind: 'number' | 'count') =>
    (name: string, of: (trial: TableTrial) => number | null | undefined): ExportColumn => ({
      name,
      kind,
      values: Float64Array.from(trials, (trial) => of(trial) ?? Number.NaN),
    });
  const [number, count] = [column('number'), column('count')];
  const paths = [...new Set(trials.flatMap(({ record }) => Object.keys(record?.figures ?? {})))];
  return {
    rows: trials.length,
    columns: [
      count('trial', (trial) => trial.number),
      { name: 'state', kind: 'text', values: trials.map(({ state }) => state) },
      ...(sweep?.space ?? []).map((dimension) => proposedColumn(dimension, trials)),
      ...(sweep?.objectives ?? []).map(({ metric }, place) =>
        number(`objective.${metric}`, ({ record }) => record?.values[place]),
      ),
      ...paths.flatMap((path) => [
        number(`validation.${path}`, ({ record }) => record?.figures[path]?.mean),
        number(`validation.${path}.sd`, ({ record }) => record?.figures[path]?.sd),
      ]),
      count('parameters', ({ record }) => record?.parameterCount),
      number('seconds', ({ record }) => record?.seconds),
      { name: 'problem', kind: 'text', values: trials.map(({ record }) => record?.problem ?? null) },
    ],
  };
}

/** Empty where the dimension did not apply. A choice among numbers is a column of numbers. */
function proposedColumn(dimension: Dimension, trials: readonly TableTrial[]): ExportColumn {
  const name = dimension.path;
  const given = trials.map(({ proposal }) => proposal[name]);
  const numbers = (): Float64Array =>
    Float64Array.from(given, (value) => (value === undefined ? Number.NaN : Number(value)));
  switch (dimension.kind) {
    case 'int':
      return { name, kind: 'count', values: numbers() };
    case 'float':
      return { name, kind: 'number', values: numbers() };
    case 'toggle':
      return {
        name,
        kind: 'flag',
        values: given.map((value) => (typeof value === 'boolean' ? value : null)),
      };
    case 'choice':
      return dimension.values.every((value) => typeof value === 'number')
        ? { name, kind: 'number', values: numbers() }
        : { name, kind: 'text', values: given.map((value) => (value === undefined ? null : String(value))) };
    default:
      return assertNever(dimension);
  }
}
