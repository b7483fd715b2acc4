import type { StoredBars } from '@core/bars';
import { prepareDataset } from '@core/dataset/prepare';
import { SpecError } from '@core/spec/spec-error';
import type { ExperimentSpec, SpecFault } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { sampleBars } from '../features/sample-bars';
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
    expect([data.raw.length, data.matrix.length, data.labels.length]).toEqual([900, 900, 300]);
    expect([data.warmUp, data.purge, data.classWeights, data.warnings]).toEqual([9, 4, [1, 1], []]);
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
    const balanced = prepareDataset(makeSpec({ training: { classWeights: 'balanced' } }), stored(300));
    const ups = [...balanced.rows.train].filter((row) => balanced.labels[row] === 1).length;
    const rows = balanced.rows.train.length;
    expect(balanced.classWeights).toEqual([rows / (2 * (rows - ups)), rows / (2 * ups)]);
  });

  it('leaves values alone without a scaler', () => {
    const plain = prepareDataset(makeSpec({ scaler: { kind: 'none' } }), stored(300));
    expect(plain.matrix).toEqual(Float32Array.from(plain.raw));
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

  it('say that a split has one class only', () => {
    const close = sampleBars(300).close.map((price, t) => (t < 250 ? price : 1000 + t));
    expect(prepareDataset(makeSpec(), stored(300, { close })).warnings).toContain(
      'Every row of the test split is labelled up: its accuracy says nothing of the model.',
    );
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
