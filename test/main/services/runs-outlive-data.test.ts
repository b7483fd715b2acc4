import { parseSpec } from '@core/spec/parse-spec';
import { purgeRemoved, undoDays } from '@main/storage/removal';
import { listSeries } from '@main/storage/series';
import type { ExperimentSpec } from '@shared/spec';
import { expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { goOn, stoppingJobs } from '../stopping-jobs';
import { insertSeries } from '../stored-series';
import { addWalk, slowSpec, smallSpec, startServices, type TestApp, waitFor } from '../test-services';

const day = 86_400_000;
const bars = walkBars(600);
const moodSpec: ExperimentSpec = {
  ...smallSpec(),
  data: {
    ...smallSpec().data,
    auxiliary: [{ name: 'mood', series: 'Mood', stamped: 'start', lag: 0, lagUnit: 'days' }],
  },
  features: [...smallSpec().features, { kind: 'seriesLevel', series: 'mood' }],
  device: 'native',
};

function addMood({ services }: TestApp, value: (t: number) => number): number {
  const { db } = services.session.workspace();
  const points = { kind: 'scalar', time: bars.time, value: bars.time.map((_, t) => value(t)) } as const;
  const series = {
    name: 'Mood',
    source: 'mood.csv',
    intervalMs: day,
    dataHash: `mood ${value(7)}`,
    warnings: [],
  };
  return insertSeries(db, series, points, Date.now()).id;
}

async function trained({ services: { runs, session } }: TestApp): Promise<number> {
  const { id } = runs.startSpec(moodSpec);
  await session.queue().idle();
  expect(runs.get(id)).toMatchObject({ state: 'done', problem: null });
  return id;
}

it('a run stays as it was, and shows it, whatever becomes of its series', async () => {
  const app = await startServices();
  const { quality, runs, series, session } = app.services;
  const { db } = session.workspace();
  addWalk(app);
  const mood = addMood(app, Math.sin);
  const walk = listSeries(db).find(({ name }) => name === 'Walk')!.id;
  const first = await trained(app);
  const whole = { run: runs.get(first), result: runs.result(first, 'test') };
  const expectUnchanged = () =>
    expect({ run: runs.get(first), result: runs.result(first, 'test') }).toEqual(whole);

  const drop = { kind: 'drop', from: bars.time[550]!, to: bars.time[552]! } as const;
  const [remedy] = await quality.apply(walk, [{ remedy: drop, reason: 'A test.' }]);
  expectUnchanged();
  const second = await trained(app);
  expect(runs.get(second).dataHash).not.toBe(whole.run.dataHash);
  quality.undo(walk, [remedy!.id]);
  const again = await trained(app);
  expect(runs.get(again)).toMatchObject({ dataHash: whole.run.dataHash, weightsHash: whole.run.weightsHash });
  expect(runs.result(again, 'test')).toEqual(whole.result);

  series.rename(mood, 'Old mood');
  expect(() => runs.startSpec(moodSpec)).toThrow(
    'data.auxiliary.0.series names "Mood", which is not in this workspace',
  );
  addMood(app, Math.cos);
  expect(runs.get(await trained(app)).dataHash).not.toBe(whole.run.dataHash);
  series.remove([walk, mood]);
  expectUnchanged();
  series.restore([walk]);
  expectUnchanged();
  series.remove([walk]);
  purgeRemoved(db, Date.now() + (undoDays + 1) * day);
  expect(listSeries(db).map(({ name }) => name)).toEqual(['Mood']);
  expectUnchanged();
});

it('a run that was stopped goes on, and a done one is repeated, where its series are called otherwise by then', async () => {
  const jobs = stoppingJobs();
  const app = await startServices({ fork: jobs.fork });
  const { repeats, runs, series, session } = app.services;
  addWalk(app);
  const mood = addMood(app, Math.sin);
  const walk = listSeries(session.workspace().db).find(({ name }) => name === 'Walk')!.id;
  const slow = {
    ...moodSpec,
    training: slowSpec({ epochs: 20, patience: 20 }).training,
    device: 'tensorflow',
  };
  jobs.stopNext({ type: 'checkpoint' });
  const { id } = runs.startSpec(parseSpec(slow));
  await waitFor(() => runs.curves(id).length >= 1, 'the first epoch');
  runs.cancel(id);
  await goOn(session.queue().pidOf(id));
  await session.queue().idle();
  expect(runs.get(id).state).toBe('cancelled');
  series.rename(mood, 'Sentiment');
  series.rename(walk, 'Prices');
  // Another one takes the name: it is not what the run was made from.
  addMood(app, Math.cos);
  runs.resume(id);
  await session.queue().idle();
  expect(runs.get(id)).toMatchObject({ state: 'done', problem: null, epochs: 20 });

  const again = repeats.repeat(id).id;
  await session.queue().idle();
  expect(runs.get(again)).toMatchObject({
    state: 'done',
    dataHash: runs.get(id).dataHash,
    weightsHash: runs.get(id).weightsHash,
  });
});
