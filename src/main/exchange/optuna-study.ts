import { optunaParameters, optunaState, optunaValue } from '@core/exchange/optuna';
import { objectiveOf } from '@core/search/objectives';
import { AppError } from '@shared/errors';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import type { Proposal } from '@shared/sweep-plan';
import type { TrialRecord } from '@shared/sweeps';
import { createDatabase, type Db, inTransaction } from '../storage/open';
import { optunaTables } from './optuna-schema';
import { writeWhole } from './whole-file';

/**
 * Writes a sweep as a study of Optuna's into a new SQLite file, for optuna-dashboard and `optuna.load_study`: every trial with its parameters,
 * values and, by epoch, losses; figures and notes as user attributes.
 *
 * @returns the trials written
 * @throws AppError `notFound` where there is no such sweep, `io` where the file cannot be written
 */
export function writeOptunaStudy(db: Db, sweepId: number, path: string): { readonly trials: number } {
  const sweep = db.prepare('SELECT name, spec FROM sweep WHERE id = ?').get(sweepId) as SweepRow | undefined;
  if (!sweep)
    throw new AppError(
      'notFound',
      `Sweep ${sweepId} is not in this workspace. See which there are: sweep status.`,
    );
  return writeWhole(path, (partial) => {
    const study = createDatabase(partial);
    try {
      study.exec(optunaTables);
      return inTransaction(study, () => writeStudy(study, db, sweepId, sweep));
    } finally {
      study.close();
    }
  });
}

interface SweepRow {
  readonly name: string;
  readonly spec: string;
}

interface TrialRow {
  readonly number: number;
  readonly proposal: string;
  readonly record: string | null;
  readonly started_at: number;
  readonly ended_at: number | null;
}

function writeStudy(study: Db, db: Db, sweepId: number, { name, spec: text }: SweepRow) {
  const spec = experimentSpec.parse(JSON.parse(text));
  const objectives = spec.sweep?.objectives ?? [];
  study.prepare('INSERT INTO studies VALUES (1, ?)').run(name);
  const direct = study.prepare(
    'INSERT INTO study_directions (direction, study_id, objective) VALUES (?, 1, ?)',
  );
  objectives.forEach(({ metric }, place) => {
    direct.run(objectiveOf(metric).isLessBetter ? 'MINIMIZE' : 'MAXIMIZE', place);
  });
  study
    .prepare('INSERT INTO study_system_attributes (study_id, "key", value_json) VALUES (1, ?, ?)')
    .run('study:metric_names', JSON.stringify(objectives.map(({ metric }) => metric)));
  const about = study.prepare(
    'INSERT INTO study_user_attributes (study_id, "key", value_json) VALUES (1, ?, ?)',
  );
  about.run('longshort:version', JSON.stringify(__APP_VERSION__));
  about.run('longshort:experiment', JSON.stringify(spec));
  const write = trialWriter(study, spec);
  const rows = db.prepare(
    'SELECT number, proposal, record, started_at, ended_at FROM sweep_trial WHERE sweep_id = ? ORDER BY number',
  );
  let trials = 0;
  for (const row of rows.iterate(sweepId)) {
    write(row as TrialRow);
    trials++;
  }
  return { trials };
}

/** Trials of Optuna's are numbered from 0 and have ids from 1. */
function trialWriter(study: Db, spec: ExperimentSpec): (row: TrialRow) => void {
  const trial = study.prepare('INSERT INTO trials VALUES (?, ?, 1, ?, ?, ?)');
  const parameter = study.prepare(
    'INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) VALUES (?, ?, ?, ?)',
  );
  const value = study.prepare(
    'INSERT INTO trial_values (trial_id, objective, value, value_type) VALUES (?, ?, ?, ?)',
  );
  const intermediate = study.prepare(
    'INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) VALUES (?, ?, ?, ?)',
  );
  const attribute = study.prepare(
    'INSERT INTO trial_user_attributes (trial_id, "key", value_json) VALUES (?, ?, ?)',
  );
  return (row) => {
    const id = row.number + 1;
    const record: TrialRecord | null = row.record === null ? null : JSON.parse(row.record);
    trial.run(
      id,
      row.number,
      optunaState(record),
      moment(row.started_at),
      row.ended_at && moment(row.ended_at),
    );
    const given: Proposal = JSON.parse(row.proposal);
    for (const one of optunaParameters(spec.sweep?.space ?? [], given))
      parameter.run(id, one.name, one.value, one.distribution);
    if (record === null) return;
    const state = optunaState(record);
    // Optuna knows no values of a failed trial, and of several objectives none of a pruned one.
    const hasValues = state === 'COMPLETE' || (state === 'PRUNED' && record.values.length === 1);
    record.values.forEach((known, place) => {
      if (known === null || !hasValues) return;
      const { value: number, type } = optunaValue(known);
      value.run(id, place, number, type);
    });
    // By those of a pruned trial its samplers rank it, which they cannot do for several objectives.
    const epochLosses = state === 'PRUNED' && record.values.length > 1 ? [] : record.epochLosses;
    epochLosses.forEach((loss, epoch) => {
      const { value: number, type } = optunaValue(loss);
      intermediate.run(id, epoch + 1, number, type);
    });
    for (const [key, about] of attributesOf(record)) attribute.run(id, key, JSON.stringify(about));
  };
}

function attributesOf(record: TrialRecord): readonly (readonly [string, unknown])[] {
  const { figures, seconds, device, parameterCount, problem, models } = record;
  const means = Object.entries(figures).map(([path, { mean }]) => [`validation.${path}`, mean] as const);
  const facts = { seconds, device, parameters: parameterCount, problem, models };
  return [...means, ...Object.entries(facts)].filter(([, known]) => known !== null);
}

/** Optuna's times are those of the clock on the wall, without a zone. */
function moment(time: number): string {
  const here = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return `${here.toISOString().replace('T', ' ').replace('Z', '')}000`;
}
