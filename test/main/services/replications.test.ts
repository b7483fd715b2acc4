import { replicationKeys } from '@shared/replications';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { startServices } from '../test-services';

const names = ['A', 'B', 'C'];
/** Bars enough for its first fold and a test after it: of Fischer and Krauss 750 rows of 240 days each, of HAR five years. */
const bars = { tenDays: 500, fischerKrauss: 1100, qlibLstm: 400, harVolatility: 1700 };
const day = 86_400_000;

describe('a published study, on generated data', () => {
  it.each(replicationKeys)(
    '%s is trained, judged on its folds and put beside its baselines',
    async (key) => {
      const { services } = await startServices();
      const { db } = services.session.workspace();
      names.forEach((name, s) => {
        const series = { name, source: `${name}.csv`, intervalMs: day, dataHash: name, warnings: [] };
        insertSeries(db, series, { kind: 'bars', bars: walkBars(bars[key], s + 1) }, Date.now());
      });
      const made = services.experiments.replicate(key, names);
      expect(services.experiments.get(made.id).spec.replicates).toBe(key);
      // One short training of each model: what is in question is whether the study runs, not what it comes to on noise.
      const training = { ...made.spec.training, epochs: 1 };
      services.experiments.save(made.id, { ...made.spec, training, seeds: 1, device: 'native' });
      const { id } = services.runs.start(made.id);
      await services.session.queue().idle();
      const run = services.runs.get(id);
      expect(run.problem).toBeNull();
      const study = services.experiments.replications().find((one) => one.key === key)!;
      expect(run.metrics!.test.rows).toBeGreaterThan(50);
      const baselines = services.baselines.report(id).results;
      for (const { own } of study.figures) {
        if (own === null) continue;
        const path = own.path.split('.');
        const value = path.reduce<unknown>(
          (group, name) => (group as Record<string, unknown>)[name],
          run.metrics!.test,
        );
        expect(value, own.path).toBeTypeOf('number');
        if (own.less !== null)
          expect(baselines.find(({ kind }) => kind === own.less)?.test, own.less).toBeTruthy();
      }
    },
    60_000,
  );
});
