import { replicationSpec, replications } from '@core/replications/registry';
import { checkSpec, parseSpec } from '@core/spec/parse-spec';
import { AppError } from '@shared/errors';
import type { Experiment, FirstUse, SpecCheck } from '@shared/experiments';
import type { Replication, ReplicationKey } from '@shared/replications';
import type { ExperimentSpec } from '@shared/spec';
import { getExperiment, insertExperiment, listExperiments, saveExperiment } from '../storage/experiments';
import { removeRows, restoreRows } from '../storage/removal';
import { listSeries } from '../storage/series';
import type { SeriesParts } from './series';

/** What a new experiment starts from; everything else has its default in the schema. */
const firstFeatures: ExperimentSpec['features'] = [
  { kind: 'return', period: 1 },
  { kind: 'rsi', period: 14 },
  { kind: 'volumeZscore', period: 20 },
];

export function experimentService({ session, clock, emit }: SeriesParts) {
  const db = () => session.workspace().db;
  const changed = (ids: readonly number[]): void => emit('changed', { topic: 'experiments', ids });
  const insert = (spec: ExperimentSpec): Experiment => {
    const experiment = insertExperiment(db(), spec, clock());
    changed([experiment.id]);
    return experiment;
  };
  return {
    list: (): Experiment[] => listExperiments(db()),
    get: (id: number): Experiment => getExperiment(db(), id),
    create(spec?: ExperimentSpec): Experiment {
      return insert(spec ?? defaultSpec(listSeries(db()).find(({ kind }) => kind === 'bars')?.name));
    },
    replications: (): Replication[] => [...replications],
    replicate: (key: ReplicationKey, series: readonly string[]): Experiment =>
      insert(replicationSpec(key, series)),
    save(id: number, spec: ExperimentSpec): Experiment {
      const experiment = saveExperiment(db(), id, parseSpec(spec), clock());
      changed([id]);
      return experiment;
    },
    duplicate(id: number): Experiment {
      const { spec } = getExperiment(db(), id);
      return insert({ ...spec, name: `${spec.name} (copy)`.slice(0, 200) });
    },
    remove(ids: readonly number[]): void {
      removeRows(db(), 'experiment', ids, clock());
      changed(ids);
    },
    restore(ids: readonly number[]): void {
      restoreRows(db(), 'experiment', ids);
      changed(ids);
    },
    firstUse: (data: unknown): Promise<FirstUse | null> => session.explorer().ask('firstUse', { data }),
    /** Faults of anything that may become a spec, and where there is none the plan on its data. */
    async check(input: unknown): Promise<SpecCheck> {
      const { spec, faults } = checkSpec(input);
      return spec ? session.explorer().ask('plan', { spec }) : { faults, plan: null };
    },
  };
}

function defaultSpec(series: string | undefined): ExperimentSpec {
  if (series === undefined) {
    throw new AppError(
      'conflict',
      'An experiment trades bars, and this workspace has none. Import a file of prices first.',
    );
  }
  return parseSpec({ name: 'New experiment', data: { series }, features: firstFeatures });
}
