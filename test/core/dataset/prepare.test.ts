import type { StoredBars } from '@core/bars';
import { computeFeature } from '@core/features/registry';
import { SpecError } from '@core/spec/spec-error';
import type { ExperimentSpec, SpecFault } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { sampleBars } from '../features/sample-bars';
import { prepareDataset } from '../on-bars';
import { makeSpec } from './make-spec';

const stored = (length: number, changes: Partial<StoredBars> = {}): StoredBars => ({
  ...sampleBars(length),
  adjustedClose: null,
  ...changes,
});

function faultsOf(spec: ExperimentSpec, bars: StoredBars): readonly SpecFault[] {
  try {
    prepareDataset(spec, bars);
  } catch (error) {
    if (error instanceof SpecError) return error.faults;
    throw error;
  }
  return [];
}

describe('a prepared dataset', () => {
  const data = prepareDataset(makeSpec(), stored(300));

  it('has one scaled row a bar and names its features', () => {
    expect(data.featureNames).toEqual(['RSI 5', 'Return 1', 'Volume z-score 10']);
    expect([data.matrix.length, data.labels.length]).toEqual([900, 300]);
    expect([data.warmUp, data.purge, data.warnings]).toEqual([9, 4, []]);
    expect(data.loss).toEqual({ kind: 'binary', classWeights: [1, 1], smoothing: 0 });
  });

  it('has training rows of mean 0 and deviation 1', () => {
    for (let f = 0; f < 3; f++) {
      const values = [...data.rows.train].map((row) => data.matrix[row * 3 + f]!);
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      expect(mean).toBeCloseTo(0, 5);
      expect(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length).toBeCloseTo(1, 5);
    }
  });

  it('gives no row a window with a NaN', () => {
    for (const rows of Object.values(data.rows)) {
      for (const row of rows) {
        expect(data.matrix.subarray((row - 3) * 3, (row + 1) * 3).every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('starts right after warm-up and window, and keeps the latest bars for a signal', () => {
    expect(data.rows.train[0]).toBe(9 + 3);
    expect([...data.rows.unlabelled]).toEqual([299]);
    expect(data.rows.test.at(-1)).toBe(298);
    const ahead = prepareDataset(makeSpec({ label: { horizon: 3 } }), stored(300));
    expect([...ahead.rows.unlabelled]).toEqual([297, 298, 299]);
  });

  it('weighs classes by the training rows alone', () => {
    const training = { classWeights: 'balanced', labelSmoothing: 0.1 };
    for (const kind of ['direction', 'movement']) {
      const { rows, labels, loss } = prepareDataset(makeSpec({ label: { kind }, training }), stored(300));
      const classes = kind === 'direction' ? [0, 1] : [0, 1, 2];
      const counts = classes.map((k) => [...rows.train].filter((row) => labels[row] === k).length);
      expect(loss).toEqual({
        kind: kind === 'direction' ? 'binary' : 'categorical',
        classWeights: counts.map((count) => rows.train.length / (classes.length * count)),
        smoothing: 0.1,
      });
    }
  });

  it('leaves values alone without a scaler', () => {
    const spec = makeSpec({ scaler: { kind: 'none' } });
    const { bars, matrix } = prepareDataset(spec, stored(300));
    const columns = spec.features.map((feature) => computeFeature(bars, feature));
    const values = Array.from(
      matrix.keys(),
      (i) => columns[i % columns.length]![Math.floor(i / columns.length)]!,
    );
    expect(matrix).toEqual(Float32Array.from(values));
  });

  it('skips the windows over a missing volume and goes on after them', () => {
    const volume = sampleBars(300).volume;
    volume[100] = NaN;
    const { rows } = prepareDataset(makeSpec(), stored(300, { volume }));
    const missing = [...rows.train].filter((row) => row >= 100 && row < 113);
    expect(missing).toEqual([]);
    expect(rows.train.includes(99) && rows.train.includes(113)).toBe(true);
  });
});

describe('the labels of a prepared dataset', () => {
  const bars = stored(300);
  const risesAfter = (t: number, horizon: number) => Number(bars.close[t + horizon]! > bars.close[t]!);

  it('are the direction, which every kind of label keeps beside it', () => {
    const data = prepareDataset(makeSpec({ label: { horizon: 3 } }), bars);
    expect([...data.labels.subarray(0, 297)]).toEqual(
      Array.from({ length: 297 }, (_, t) => risesAfter(t, 3)),
    );
    expect(data.target).toBeNull();
    for (const kind of ['movement', 'return']) {
      expect(prepareDataset(makeSpec({ label: { kind, horizon: 3 } }), bars).direction).toEqual(data.labels);
    }
  });

  it('are down, flat or up by the band', () => {
    const data = prepareDataset(makeSpec({ label: { kind: 'movement', band: 50 } }), bars);
    const rows = [...data.rows.train, ...data.rows.validation, ...data.rows.test];
    for (const t of rows) {
      const change = bars.close[t + 1]! / bars.close[t]! - 1;
      expect(data.labels[t]).toBe(change > 0.005 ? 2 : change < -0.005 ? 0 : 1);
      expect(data.outcomes[t]).toBe(data.labels[t]);
    }
    expect(new Set(rows.map((t) => data.labels[t]))).toEqual(new Set([0, 1, 2]));
    expect([data.target, data.loss.kind]).toEqual([null, 'categorical']);
  });

  it('are log returns of mean 0 and deviation 1 over the training rows', () => {
    const { rows, labels, outcomes, target, loss } = prepareDataset(
      makeSpec({ label: { kind: 'return', horizon: 2 } }),
      bars,
    );
    expect(loss).toEqual({ kind: 'squared' });
    const values = [...rows.train].map((t) => labels[t]!);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean).toBeCloseTo(0, 6);
    expect(values.reduce((a, b) => a + b * b, 0) / values.length).toBeCloseTo(1, 6);
    for (const t of [...rows.train, ...rows.test]) {
      expect(outcomes[t]).toBe(Math.log(bars.close[t + 2]! / bars.close[t]!));
      expect(target!.mean + target!.sd * labels[t]!).toBeCloseTo(outcomes[t]!, 8);
    }
    expect([...rows.unlabelled]).toEqual([298, 299]);
  });

  it.each([
    [
      { loss: 'huber', huberDelta: 0.5 },
      { kind: 'huber', delta: 0.5 },
    ],
    [{ loss: 'gaussian' }, { kind: 'gaussian' }],
    [{ loss: 'quantile' }, { kind: 'quantile', levels: [0.1, 0.5, 0.9] }],
  ])('are learned with the loss asked for: %j', (training, loss) => {
    expect(prepareDataset(makeSpec({ label: { kind: 'return' }, training }), bars).loss).toEqual(loss);
  });
});

describe('data that cannot carry the spec get a sentence', () => {
  const noVolume = { volume: new Float64Array(300).fill(NaN) };

  it.each<[string, ExperimentSpec, StoredBars, string, string]>([
    [
      'a feature whose column is missing',
      makeSpec(),
      stored(300, noVolume),
      'features.2',
      '(Volume z-score 10) has no value on any bar: the series has no volume; remove the feature or import data with it',
    ],
    [
      'a feature that needs more bars',
      makeSpec({ features: [{ kind: 'sma', period: 100 }] }),
      stored(60),
      'features.0',
      '(SMA 100) has no value on any bar: it needs 100 bars and the period has 60; use a longer period or smaller parameters',
    ],
    [
      'a price that never moves',
      makeSpec({ features: [{ kind: 'rsi' }] }),
      stored(60, { close: new Float64Array(60).fill(5) }),
      'features.0',
      '(RSI 14) has no value on any bar: its inputs never move or have too many gaps; remove the feature',
    ],
    [
      'a lookback longer than the data',
      makeSpec({ window: { lookback: 100 } }),
      stored(60),
      'window.lookback',
      'is longer than the data: 100 bars asked, 60 there',
    ],
    [
      'a series shorter than one row needs',
      makeSpec({ window: { lookback: 55 } }),
      stored(60),
      'window.lookback',
      'does not fit the data: one row needs 65 bars (9 for the slowest feature to warm up, 55 for the window, 1 for the label) and 60 are there',
    ],
    [
      'only one class to learn from',
      makeSpec({ features: [{ kind: 'return' }] }),
      stored(300, { close: Float64Array.from({ length: 300 }, (_, t) => 100 + t) }),
      'label.kind',
      'gives all 203 training rows the same label, up: there is nothing to learn; use a longer or another period',
    ],
    [
      'only one class of movements to learn from',
      makeSpec({ label: { kind: 'movement', band: 5000 } }),
      stored(300),
      'label.band',
      'gives all 197 training rows the same label, flat: there is nothing to learn; use a narrower band or a longer horizon',
    ],
    [
      'a return that is always the same',
      makeSpec({ features: [{ kind: 'return' }], label: { kind: 'return' } }),
      stored(300, { close: Float64Array.from({ length: 300 }, (_, t) => 2 ** t) }),
      'label.kind',
      'gives all 203 training rows the same return: there is nothing to learn; use a longer or another period',
    ],
  ])('%s', (_, spec, bars, path, message) => {
    expect(faultsOf(spec, bars)).toEqual([{ path, message }]);
  });

  it('a window that no stretch between gaps is long enough for', () => {
    const volume = sampleBars(300).volume.map((v, t) => (t % 20 === 0 ? NaN : v));
    expect(faultsOf(makeSpec({ window: { lookback: 15 } }), stored(300, { volume }))[0]?.message).toBe(
      'finds no stretch of 15 bars on which every feature has a value; shorten the lookback or remove the feature with the gaps',
    );
  });

  it('a split that the purge leaves empty', () => {
    expect(faultsOf(makeSpec({ window: { lookback: 20 } }), stored(100))[0]).toMatchObject({
      path: 'split.validation',
    });
  });
});

describe('warnings', () => {
  it('name a feature that never changes on the training rows', () => {
    const close = Float64Array.from({ length: 300 }, (_, t) => (t % 2 === 0 ? 100 : 110));
    const spec = makeSpec({ features: [{ kind: 'volumeZscore' }, { kind: 'sma', period: 2 }] });
    const { warnings, scaler } = prepareDataset(spec, stored(300, { close }));
    expect(warnings).toEqual([
      'SMA 2 never changes on the training rows, so the model can learn nothing from it.',
    ]);
    expect(scaler.sd[1]).toBe(1);
  });

  it('say where a fill at the next open is fictitious', () => {
    const bars = sampleBars(300);
    const open = bars.open.map((price, t) => (t > 0 && t < 180 ? bars.close[t - 1]! : price));
    expect(prepareDataset(makeSpec(), stored(300, { open })).warnings).toEqual([
      'On 85% of the bars of the training period the open equals the previous close: a fill at the next open is fictitious there.',
    ]);
  });

  it('say so of several splits in one sentence, and of a forecast of volatility, which fills nothing, not at all', () => {
    const bars = sampleBars(300);
    const open = bars.open.map((price, t) => (t > 0 ? bars.close[t - 1]! : price));
    expect(prepareDataset(makeSpec(), stored(300, { open })).warnings).toEqual([
      'On 100% of the bars of the training period, 100% of the bars of the validation period and 100% of the bars of the test period the open equals the previous close: a fill at the next open is fictitious there.',
    ]);
    const volatility = makeSpec({ label: { kind: 'volatility', horizon: 5 } });
    expect(prepareDataset(volatility, stored(300, { open })).warnings.join(' ')).not.toContain('fictitious');
  });

  it('say that a split has one class only', () => {
    const close = sampleBars(300).close.map((price, t) => (t < 250 ? price : 1000 + t));
    expect(prepareDataset(makeSpec(), stored(300, { close })).warnings).toContain(
      'Every row of the test split is labelled up: its accuracy says nothing of the model.',
    );
  });

  it('say that a class of movements is missing, or hardly ever happens', () => {
    const close = sampleBars(300).close.map((price, t) => (t < 250 ? price : 1000 * 1.001 ** t));
    const { warnings } = prepareDataset(
      makeSpec({ label: { kind: 'movement', band: 20 } }),
      stored(300, { close }),
    );
    expect(warnings).toContain('No row of the test split is labelled down.');
    expect(warnings).toContain('No row of the test split is labelled up.');
    expect(warnings).toContain(
      'The close rises after every row of the test split: its accuracy says nothing of the model.',
    );
    const rising = sampleBars(300).close.map((_, t) => 100 * 1.01 ** t * (t % 30 === 0 ? 0.99 : 1));
    const lopsided = prepareDataset(
      makeSpec({ features: [{ kind: 'rsi', period: 5 }], label: { kind: 'movement', band: 50 } }),
      stored(300, { close: rising }),
    ).warnings;
    expect(lopsided).toContain(
      'No training row is labelled down: the model cannot learn to say it. Change the band, or use a longer period.',
    );
    expect(lopsided).toContain(
      '97% of the training rows are labelled up: always saying so is hard to beat. Use another band or period.',
    );
  });

  it('say that outcomes over several bars overlap', () => {
    const { rows, warnings } = prepareDataset(makeSpec({ label: { horizon: 5 } }), stored(300));
    expect(rows.test).toHaveLength(42);
    expect(warnings).toEqual([
      'With a horizon of 5 bars the outcomes of neighbouring rows overlap: the 42 test rows hold about 9 independent ones, so their figures are less certain than their number suggests.',
    ]);
  });

  it('say that quantiles keep P(up) away from a threshold', () => {
    const warningsOf = (decision: unknown) =>
      prepareDataset(
        makeSpec({ label: { kind: 'return' }, training: { loss: 'quantile' }, decision }),
        stored(300),
      ).warnings;
    expect(warningsOf({ long: 0.9, short: 0.1 })).toEqual([
      'With quantiles from 0.1 to 0.9 P(up) stays within 0.1 and 0.9, so it never exceeds 0.9 and no long position is taken.',
      'With quantiles from 0.1 to 0.9 P(up) stays within 0.1 and 0.9, so it never falls below 0.1 and no short position is taken.',
    ]);
    expect(warningsOf({ long: 0.89, short: 0.11 })).toEqual([]);
    expect(warningsOf({ long: 1, short: null })).toEqual([]);
  });

  it('say that adjusted price levels know the future', () => {
    const spec = makeSpec({
      data: { series: 'Sample', prices: 'adjusted' },
      features: [{ kind: 'sma' }, { kind: 'rsi' }],
    });
    const bars = stored(300, { adjustedClose: sampleBars(300).close });
    expect(prepareDataset(spec, bars).warnings).toEqual([
      'SMA 20 is a price level, and adjusted price levels hold dividends and splits paid later; prefer a return or a slope.',
    ]);
  });
});
