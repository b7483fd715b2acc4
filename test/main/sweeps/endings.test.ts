import { describe, expect, it } from 'vitest';
import { shuffled } from './computed-trials';
import { startSweeps, sweepToEnd, sweptSpec, told, waitForState } from './sweep-specs';

describe('a sweep ends', () => {
  it('when all of its trials are made, and says so', async () => {
    const { services } = await startSweeps();
    const id = await sweepToEnd(services, sweptSpec({ budget: { trials: 7 } }));
    const { problem, counts, trials, best, front, secondsLeft, startedAt, endedAt } = services.sweeps.get(id);
    expect(problem).toBe('All 7 trials are made.');
    expect(counts).toEqual({ running: 0, done: 7, pruned: 0, failed: 0 });
    const all = told(services, id).map(({ values }) => values[0]!);
    expect(best).toEqual({ number: all.indexOf(Math.min(...all)), values: [Math.min(...all)] });
    expect({ trials, front, secondsLeft }).toEqual({ trials: 7, front: [best?.number], secondsLeft: null });
    expect(endedAt).toBeGreaterThanOrEqual(startedAt!);
  });

  it('when so many trials in order were no better, with the same trials for any number of workers', async () => {
    const spec = sweptSpec({ budget: { trials: null, patience: 6 }, seed: 3 });
    const made = await Promise.all(
      [1, 4].map(async (workers) => {
        const { services } = await startSweeps({ delay: shuffled });
        const id = await sweepToEnd(services, spec, workers);
        expect(services.sweeps.get(id).problem).toBe(
          'None of the last 6 trials was better than the best before them.',
        );
        return told(services, id);
      }),
    );
    expect(made[1]).toEqual(made[0]);
    const values = made[0]!.map((trial) => trial.values[0]!);
    const best = values.indexOf(Math.min(...values.slice(0, -3)));
    // The best, six that are no better, and those that could be under way by then.
    expect(values).toHaveLength(best + 1 + 6 + 3);
  });

  it('when one trial was no better where that was to be enough, and says so', async () => {
    const { services } = await startSweeps();
    const id = await sweepToEnd(services, sweptSpec({ budget: { trials: null, patience: 1 } }));
    expect(services.sweeps.get(id).problem).toBe('The last trial was no better than the best before it.');
  });

  it('when its time is used up, and begins to count anew where it is given trials', async () => {
    const { services } = await startSweeps({ delay: () => 20 });
    const hours = 0.3 / 3600;
    const id = await sweepToEnd(services, sweptSpec({ budget: { trials: null, hours } }));
    const first = services.sweeps.get(id);
    expect(first).toMatchObject({
      trials: null,
      problem: expect.stringMatching(/hours that it was given are used up/),
    });
    expect(first.seconds).toBeGreaterThan(0.29);
    expect(first.counts.done).toBeGreaterThan(0);
    services.sweeps.addTrials(id, 3);
    await waitForState(services, id, 'done');
    expect(services.sweeps.get(id)).toMatchObject({
      counts: { done: first.counts.done + 3 },
      trials: first.counts.done + 3,
    });
  });

  it('when the grid is at its end', async () => {
    const space = [{ kind: 'choice' as const, path: 'model.hidden', values: [8, 16, 32] }];
    const { services } = await startSweeps();
    const id = await sweepToEnd(services, sweptSpec({ space, sampler: { kind: 'grid' } }));
    expect(services.sweeps.get(id)).toMatchObject({ trials: 3, problem: 'All 3 trials are made.' });
    const units = told(services, id).map(({ proposal }) => proposal['model.hidden']);
    expect(units.sort()).toEqual(['16', '32', '8']);
    expect(() => services.sweeps.addTrials(id, 1)).toThrow(/makes all 3 points of its grid already/);
  });
});

describe('trials that fail', () => {
  it('are recorded with their reason, and the sweep goes on', async () => {
    const failure = ({ number }: { number: number }) =>
      number % 3 === 0 ? 'The loss is not a number.' : null;
    const { services } = await startSweeps({ failure });
    const id = await sweepToEnd(services, sweptSpec({ budget: { trials: 12 } }));
    expect(services.sweeps.get(id).counts).toEqual({ running: 0, done: 8, pruned: 0, failed: 4 });
    const trials = services.sweeps.trials(id, 0).trials;
    expect(trials.find(({ number }) => number === 3)).toMatchObject({
      state: 'failed',
      problem: 'The loss is not a number.',
      values: [null],
    });
  });

  it('fail the sweep where the first ten all do, and continuing it tries ten more', async () => {
    const { services, trials } = await startSweeps({
      failure: ({ number }) => (number < 12 ? 'There are no rows.' : null),
    });
    const { id } = services.sweeps.startSpec(sweptSpec(), 2);
    await waitForState(services, id, 'failed');
    expect(services.sweeps.get(id).problem).toMatch(
      /^All of the first 10 trials failed, .* There are no rows\./,
    );
    await services.session.sweeps().idle();
    services.sweeps.resume(id);
    await waitForState(services, id, 'done');
    expect(told(services, id)).toHaveLength(20);
    expect(new Set(trials.numbers()).size).toBe(20);
  });

  it('fail it where the objective is defined in none of the first twenty', async () => {
    const { services } = await startSweeps({ values: () => [null] });
    const objectives = [{ metric: 'trading.sharpe' }];
    const { id } = services.sweeps.startSpec(sweptSpec({ objectives, budget: { trials: 50 } }), 2);
    await waitForState(services, id, 'failed');
    expect(services.sweeps.get(id).problem).toMatch(
      /In none of the first 20 trials is Sharpe defined .* Search by the loss/,
    );
    expect(services.sweeps.get(id).best).toBeNull();
  });

  it('are those whose proposal makes no sound experiment, without a process being asked', async () => {
    const space = [
      { kind: 'int' as const, path: 'training.epochs', low: 3, high: 8 },
      { kind: 'int' as const, path: 'training.warmUp', low: 0, high: 5 },
    ];
    const { services, trials } = await startSweeps();
    const id = await sweepToEnd(services, sweptSpec({ space, budget: { trials: 24 } }));
    const failed = services.sweeps.trials(id, 0).trials.filter(({ state }) => state === 'failed');
    expect(failed.length).toBeGreaterThan(0);
    expect(failed[0]?.problem).toMatch(/training\.warmUp must be below training\.epochs, \d/);
    expect(trials.numbers()).toHaveLength(24 - failed.length);
  });
});
