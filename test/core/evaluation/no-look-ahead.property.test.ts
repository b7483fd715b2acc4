import { evaluateExperiment } from '@core/evaluation/evaluate-experiment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { experimentOn, type Head, hunch, modelsOf, stored } from './spoken';

const bars = stored(420);
const horizon = 2;

/** A head that knows of the label what may be known before bar `end`, so that only judging could look ahead. */
function until(end: number): Head {
  return (asked) => (asked.row + horizon < end ? hunch(0.3)(asked) : asked.noise());
}

describe('judging a walk-forward run (law 1)', () => {
  it('moves no probability, threshold, trade or equity before a bar when all from there on become others', () => {
    const spec = fc.record({
      label: fc.constantFrom('direction', 'return', 'movement', 'meta'),
      threshold: fc.constantFrom('fixed', 'expectedValue'),
      calibration: fc.constantFrom('none', 'platt', 'isotonic'),
      window: fc.constantFrom('rolling', 'expanding'),
      first: fc.integer({ min: 260, max: 400 }),
    });
    let moved = 0;
    fc.assert(
      fc.property(spec, ({ label, threshold, calibration, window, first }) => {
        const asked = makeSpec({
          label: { kind: label, horizon, volatilityBars: 5, sideBars: 3, band: 60 },
          features: [{ kind: 'rsi', period: 5 }],
          split: {
            kind: 'walkForward',
            window,
            length: 200,
            retrain: { every: 30, unit: 'bars' },
            minTrain: 40,
          },
          seeds: 2,
          decision: {
            long: 0.52,
            short: 0.48,
            threshold,
            calibration: label === 'movement' ? 'none' : calibration,
          },
        });
        const wild = (column: Float64Array) =>
          column.map((value, t) => (t < first ? value : value * (1.5 + (t % 5) / 10)));
        const after = {
          ...bars,
          open: wild(bars.open),
          high: wild(bars.high),
          low: wild(bars.low),
          close: wild(bars.close),
        };
        const [one, two] = [bars, after].map((data) => {
          const experiment = experimentOn(asked, data);
          return { experiment, ...evaluateExperiment(experiment, modelsOf(experiment, until(first))) };
        });
        const { test } = one!.results;
        const known = test.time.findIndex((time) => time >= bars.time[first]!);
        for (const key of ['probability', 'position', 'equity', 'drawdown', 'buyAndHold'] as const)
          expect(two!.results.test[key].slice(0, known)).toEqual(test[key].slice(0, known));
        const settled = (run: typeof one) =>
          run!.results.test.trades.filter(({ exitTime }) => exitTime < bars.time[first]!);
        expect(settled(two)).toEqual(settled(one));
        const used = (run: typeof one) =>
          (run!.report.threshold?.used ?? []).filter(
            ({ fold }) => run!.experiment.split.folds[fold]!.test[0]! <= first,
          );
        expect(used(two)).toEqual(used(one));
        expect(used(one).length).toBeGreaterThan(0);
        expect(two!.results.test.buyAndHold.at(-1)).not.toBe(test.buyAndHold.at(-1));
        // Not of every one: a threshold may leave nothing to be traded from there on.
        if (two!.results.test.equity.at(-1) !== test.equity.at(-1)) moved += 1;
      }),
      { numRuns: 8 },
    );
    expect(moved).toBeGreaterThan(0);
  });
});
