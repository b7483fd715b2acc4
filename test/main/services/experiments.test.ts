import { describe, expect, it } from 'vitest';
import { insertSeries } from '../stored-series';
import { addWalk, startServices, type TestApp } from '../test-services';

const day = 86_400_000;

/** One value a day, under a name that comes before that of the walk. */
function addIndex({ services }: TestApp, values = 600): void {
  const time = Float64Array.from({ length: values }, (_, i) => Date.UTC(2000, 0, 3) + i * day);
  const series = { name: 'Index', source: 'i.csv', intervalMs: day, dataHash: 'index', warnings: [] };
  const points = { kind: 'scalar', time, value: time.map((_, i) => i) } as const;
  insertSeries(services.session.workspace().db, series, points, Date.now());
}

describe('a new experiment', () => {
  it('reads the first series that has bars', async () => {
    const app = await startServices();
    addIndex(app);
    addWalk(app);
    expect(app.services.experiments.create().spec.data.series).toBe('Walk');
  });

  it('is refused in a sentence where there are no bars to trade', async () => {
    const app = await startServices();
    addIndex(app);
    expect(() => app.services.experiments.create()).toThrow(/trades bars, and this workspace has none/);
  });
});

describe('the check of a spec', () => {
  const spec = { name: 'A', data: { series: 'Walk' }, features: [{ kind: 'rsi' }] };

  it('plans on the stored data, and follows them when they change', async () => {
    const app = await startServices();
    addWalk(app);
    expect((await app.services.experiments.check(spec)).plan).toMatchObject({ bars: 600, warmUp: 14 });
    const [walk] = app.services.series.list();
    app.services.series.rename(walk!.id, 'Run');
    const { plan, faults } = await app.services.experiments.check(spec);
    expect(plan).toBeNull();
    expect(faults).toEqual([{ path: 'data.series', message: expect.stringContaining('"Walk"') }]);
  });

  it('names the faults of the spec itself before any data are read', async () => {
    const { services } = await startServices();
    const { faults, plan } = await services.experiments.check({ ...spec, seed: 'x' });
    expect(faults.map(({ path }) => path)).toEqual(['seed']);
    expect(plan).toBeNull();
  });
});

describe('the first use of a joined series', () => {
  const data = (change: object = {}) => ({
    series: 'Walk',
    auxiliary: [{ name: 'index', series: 'Index', lag: 1, ...change }],
  });

  it('is found on the stored data by the process that explores them', async () => {
    const app = await startServices();
    addIndex(app);
    addWalk(app);
    const use = await app.services.experiments.firstUse(data());
    expect(use).toMatchObject({ bars: 600, knownBars: 599 });
    expect(use?.example?.bar).toBe((use?.example?.value ?? Number.NaN) + day);
  });

  it('is none while the data have a fault, which the check of the spec names', async () => {
    const app = await startServices();
    addWalk(app);
    for (const faulty of [null, {}, data(), data({ lag: -1 }), { ...data(), series: 'None' }])
      expect(await app.services.experiments.firstUse(faulty)).toBeNull();
  });
});
