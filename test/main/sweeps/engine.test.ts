import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { waitFor } from '../test-services';
import { gate } from './computed-trials';
import { allTrials, startSweeps, sweepToEnd, sweptSpec, waitForState } from './sweep-specs';

const short = sweptSpec({ budget: { trials: 6 } });

describe('several sweeps', () => {
  it('are made one after the other, in the order that they are put in', async () => {
    const { services, trials } = await startSweeps({ delay: () => 3 });
    const { sweeps } = services;
    const [a, b, c] = [1, 2, 3].map(() => sweeps.startSpec(short, 2).id) as [number, number, number];
    const places = () => [a, b, c].map((id) => sweeps.get(id).position);
    expect(sweeps.get(a).state).toBe('running');
    expect(places()).toEqual([null, 1, 2]);
    sweeps.move(c, b);
    expect(places()).toEqual([null, 2, 1]);
    sweeps.move(c, null);
    expect(places()).toEqual([null, 1, 2]);
    sweeps.move(c, b);
    expect(() => sweeps.move(a, b)).toThrow(/is running; only sweeps that wait have an order/);
    await services.session.sweeps().idle();
    await waitForState(services, b, 'done');
    expect(trials.mostUnderWay()).toBe(2);
    const begun = [a, b, c].map((id) => sweeps.get(id).startedAt!);
    expect(begun[2]).toBeLessThan(begun[1]!);
    expect(sweeps.list().map(({ id }) => id)).toEqual([c, b, a]);
  });

  it('wait while they are paused in the queue, and go to its end when continued', async () => {
    const { services } = await startSweeps({ delay: () => 3 });
    const { sweeps } = services;
    const [a, b, c] = [1, 2, 3].map(() => sweeps.startSpec(short, 2).id) as [number, number, number];
    expect(sweeps.pause(b)).toMatchObject({ state: 'paused', position: null });
    expect(sweeps.resume(b)).toMatchObject({ state: 'queued', position: 2 });
    sweeps.stop(c);
    sweeps.pause(b);
    await waitForState(services, a, 'done');
    expect(sweeps.get(b)).toMatchObject({ state: 'paused', counts: { done: 0 } });
    expect(() => sweeps.pause(a)).toThrow(/is done; only one that is running or waits can be paused/);
    expect(() => sweeps.resume(a)).toThrow(
      'only a paused, interrupted or failed one can be continued. Add trials to go on with this one.',
    );
    expect(() => sweeps.stop(c)).toThrow(/is stopped; only one that has not ended/);
  });
});

describe('a trial that takes long', () => {
  it.each([
    { kind: 'tpe', others: 3 },
    { kind: 'random', others: 9 },
  ] as const)('holds up a search by $kind only where others learn from it', async ({ kind, others }) => {
    const { opened, open } = gate();
    const { services } = await startSweeps({
      until: ({ number }) => (number === 0 ? opened : Promise.resolve()),
    });
    const { id } = services.sweeps.startSpec(sweptSpec({ sampler: { kind }, budget: { trials: 10 } }), 2);
    const made = () => services.sweeps.get(id).counts.done;
    await waitFor(() => made() === others, 'the others');
    for (let turns = 0; turns < 50; turns++) await turn();
    expect(made()).toBe(others);
    open();
    await waitForState(services, id, 'done');
  });
});

describe('a pause', () => {
  it('lets the trials under way end, and can be taken back meanwhile', async () => {
    const { opened, open } = gate();
    const { services, trials } = await startSweeps({ until: () => opened });
    const { sweeps } = services;
    const { id } = sweeps.startSpec(short, 2);
    await waitFor(() => trials.numbers().length === 2, 'two trials');
    expect(sweeps.pause(id)).toMatchObject({ state: 'paused', counts: { running: 2 } });
    expect(services.board.list()).toMatchObject([{ kind: 'sweep', sweepId: id, title: 'Swept' }]);
    expect(sweeps.resume(id).state).toBe('running');
    sweeps.pause(id);
    open();
    await services.session.sweeps().idle();
    expect(sweeps.get(id)).toMatchObject({ state: 'paused', counts: { running: 0, done: 2 } });
    expect(trials.stopped()).toBe(1);
    sweeps.resume(id);
    await waitForState(services, id, 'done');
  });

  it('comes from the status bar too', async () => {
    const { opened, open } = gate();
    const { services } = await startSweeps({ until: () => opened });
    const { id } = services.sweeps.startSpec(short, 2);
    await waitFor(
      () => services.board.list().some(({ phase }) => phase.includes('of 6 trials')),
      'the board',
    );
    services.board.cancel('sweep');
    open();
    await services.session.sweeps().idle();
    expect(services.sweeps.get(id).state).toBe('paused');
  });
});

describe('what the window is told', () => {
  it('are trials that changed since it last asked, and those under way', async () => {
    const { services, heard } = await startSweeps({ delay: () => 10 });
    const { sweeps } = services;
    const { id } = sweeps.startSpec(sweptSpec({ budget: { trials: 12 } }), 2);
    await waitFor(() => sweeps.get(id).counts.done >= 4, 'four trials');
    const first = sweeps.trials(id, 0);
    expect(first.running).toHaveLength(sweeps.get(id).counts.running);
    expect(sweeps.trials(id, first.revision).trials).toEqual([]);
    await services.session.sweeps().idle();
    const next = sweeps.trials(id, first.revision);
    const known = new Set(first.trials.flatMap(({ number, state }) => (state === 'running' ? [] : [number])));
    expect(next.trials.map(({ number }) => number).filter((number) => known.has(number))).toEqual([]);
    expect(next.running).toEqual([]);
    expect(allTrials(services, id).every(({ state }) => state === 'done')).toBe(true);
    const told = heard.filter(({ name }) => name === 'sweep.trial');
    expect(told.length).toBeGreaterThan(0);
    expect(heard.at(-1)).toMatchObject({ name: 'changed', payload: { topic: 'sweeps', ids: [id] } });
  });

  it('comes at most ten times a second', async () => {
    const { services, heard } = await startSweeps({ delay: () => 5 });
    const before = Date.now();
    const id = await sweepToEnd(
      services,
      sweptSpec({ sampler: { kind: 'random' }, budget: { trials: 200 } }),
    );
    const most = (Date.now() - before) / 100 + 3;
    const news = heard.filter(
      ({ payload }) => JSON.stringify(payload) === `{"topic":"sweeps","ids":[${id}]}`,
    );
    expect(news.length).toBeGreaterThan(2);
    expect(news.length).toBeLessThan(most);
  });

  it('is the time left, as soon as trials have ended and until all have', async () => {
    const { services } = await startSweeps({ delay: () => 20 });
    const { id } = services.sweeps.startSpec(sweptSpec({ budget: { trials: 40 } }), 2);
    expect(services.sweeps.get(id).secondsLeft).toBeNull();
    await waitFor(() => services.sweeps.get(id).counts.done >= 10, 'ten trials');
    expect(services.sweeps.get(id).secondsLeft).toBeGreaterThan(0);
    await services.session.sweeps().idle();
    expect(services.sweeps.get(id).secondsLeft).toBeNull();
  });

  it('are the losses of trials, those under way among them', async () => {
    const { services } = await startSweeps();
    const id = await sweepToEnd(services, short);
    const curves = services.sweeps.curves(id, [2, 4]);
    expect(curves.map(({ number }) => number)).toEqual([2, 4]);
    expect(curves[0]?.epochLosses).toHaveLength(8);
    expect(services.sweeps.curves(id, null)).toHaveLength(6);
  });
});

describe('a sweep that is deleted', () => {
  it('is out of sight until that is undone, and is not deleted while it is under way', async () => {
    const { services } = await startSweeps({ delay: () => 5 });
    const { sweeps } = services;
    const { id } = sweeps.startSpec(short, 2);
    expect(() => sweeps.remove([id])).toThrow(/is running\. Stop it before deleting it/);
    await waitForState(services, id, 'done');
    await services.session.sweeps().idle();
    sweeps.remove([id]);
    expect(sweeps.list()).toEqual([]);
    expect(() => sweeps.addTrials(id, 1)).toThrow(/is deleted\. Undo that first/);
    sweeps.restore([id]);
    expect(sweeps.update(id, { name: 'Kept', note: 'Good.' })).toMatchObject({ name: 'Kept', note: 'Good.' });
  });
});

describe('trials that are taken into runs', () => {
  it('are queued with the seeds asked for and remember where they come from', async () => {
    const { services } = await startSweeps({}, undefined, { parallelJobs: 0 });
    const id = await sweepToEnd(services, short);
    const runs = services.sweeps.takeRuns(id, [1, 3], 2);
    expect(runs).toMatchObject([
      { name: 'Swept #1', state: 'queued', seeds: 2, trial: { sweepId: id, number: 1 } },
      { name: 'Swept #3', trial: { sweepId: id, number: 3 } },
    ]);
    const trial = allTrials(services, id)[1]!;
    expect(trial.runIds).toEqual([runs[0]?.id]);
    const { spec } = services.runs.get(runs[0]!.id);
    expect(spec).toEqual({ ...services.sweeps.trialSpec(id, 1), seeds: 2 });
    expect(spec.sweep).toBeNull();
    expect(spec.model.hidden).toBe(trial.proposal['model.hidden']);
    expect(() => services.sweeps.takeRuns(id, [99], 1)).toThrow(/has no trial 99/);
  });
});
