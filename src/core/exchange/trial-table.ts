import type { ExperimentSpec } from '@shared/spec';
import type { Dimension, Proposal } from '@shared/sweep-plan';
import type { TrialRecord, TrialState } from '@shared/sweeps';
import type { ExportColumn, ExportTable } from './table';

export interface TableTrial {
  readonly number: number;
  readonly state: TrialState;
  readonly proposal: Proposal;
  /** Null while it is under way. */
  readonly record: TrialRecord | null;
}

/** The trials of a sweep: what was proposed, what the objectives came to, and every figure on validation rows, as mean and deviation. */
export function trialTable({ sweep }: ExperimentSpec, trials: readonly TableTrial[]): ExportTable {
  const number = (name: string, of: (trial: TableTrial) => number | null | undefined): ExportColumn => ({
    name,
    kind: 'number',
    values: Float64Array.from(trials, (trial) => of(trial) ?? Number.NaN),
  });
  const paths = [...new Set(trials.flatMap(({ record }) => Object.keys(record?.figures ?? {})))];
  return {
    rows: trials.length,
    columns: [
      number('trial', (trial) => trial.number),
      { name: 'state', kind: 'text', values: trials.map(({ state }) => state) },
      ...(sweep?.space ?? []).map((dimension) => proposedColumn(dimension, trials)),
      ...(sweep?.objectives ?? []).map(({ metric }, place) =>
        number(`objective.${metric}`, ({ record }) => record?.values[place]),
      ),
      ...paths.flatMap((path) => [
        number(`validation.${path}`, ({ record }) => record?.figures[path]?.mean),
        number(`validation.${path}.sd`, ({ record }) => record?.figures[path]?.sd),
      ]),
      number('parameters', ({ record }) => record?.parameterCount),
      number('seconds', ({ record }) => record?.seconds),
      { name: 'problem', kind: 'text', values: trials.map(({ record }) => record?.problem ?? null) },
    ],
  };
}

function proposedColumn({ path, kind }: Dimension, trials: readonly TableTrial[]): ExportColumn {
  const given = trials.map(({ proposal }) => proposal[path]);
  if (kind === 'int' || kind === 'float') {
    const values = Float64Array.from(given, (value) => (typeof value === 'number' ? value : Number.NaN));
    return { name: path, kind: 'number', values };
  }
  return {
    name: path,
    kind: 'text',
    values: given.map((value) => (value === undefined ? null : String(value))),
  };
}
