import {
  computeFeature,
  featureLabel,
  formulaLibraryOf,
  requireFeature,
  resolveFeature,
} from '@core/features/registry';
import { evaluateFormula } from '@core/formula/evaluate';
import { movesWithPrices } from '@core/formula/level';
import { checkSpec } from '@core/spec/parse-spec';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { astOf } from '../formula/ast-of';
import { prepareDataset } from '../on-bars';
import { sampleBars } from './sample-bars';

const feature = (formula: string) => ({ kind: 'formula', formula });

describe('the feature that is a formula', () => {
  it('has the values of its formula, other features in it', () => {
    const bars = sampleBars(120);
    const text = 'ema(natr(14), 5) / bollinger(bandwidth, 20)';
    expect(computeFeature(bars, feature(text))).toEqual(
      evaluateFormula(astOf(text, formulaLibraryOf([])), bars),
    );
    expect(computeFeature(bars, feature('parkinson(20)'))).toEqual(
      computeFeature(bars, { kind: 'parkinson', period: 20 }),
    );
  });

  it('is called by its formula, so that one written in two ways is a duplicate', () => {
    expect(featureLabel(feature('log( close/SMA(close,20) )'))).toBe('log(close / sma(close, 20))');
    const features = [feature('close/open'), feature('(close / open)')];
    expect(checkSpec({ ...makeSpec(), features }).faults).toEqual([
      { path: 'features.1', message: 'is close / open once more: it is the same as features.0' },
    ]);
  });

  it.each([
    ['smaa(close, 20)', 'at column 1: "smaa" is not a function; did you mean "sma"?'],
    ['close +', 'at column 8: A value is missing here, such as close, 20 or sma(close, 20)'],
    ['close +\n opn', 'at line 2, column 2: "opn" is not a column; did you mean "open"?'],
    ['sma(close, 0) + sma(open, 0)', 'at column 12: n of sma must be at least 1, not 0 (and 1 more)'],
    ['formula(close)', 'at column 1: "formula" is not a function'],
  ])('is refused where %j is none', (text, message) => {
    expect(resolveFeature(feature(text))).toEqual({ ok: false, faults: [{ path: 'formula', message }] });
  });

  it('is refused where it is a number', () => {
    expect(resolveFeature({ kind: 'formula', formula: 3 })).toEqual({
      ok: false,
      faults: [{ path: 'formula', message: 'must be a formula, not 3' }],
    });
  });

  it('reads the columns of its formula, and says so where one is missing', () => {
    const { definition, parameters } = requireFeature(
      feature('log(volume / sma(volume, 5)) * atr(3) + weekday(sine)'),
    );
    expect(definition.inputsOf(parameters)).toEqual(['time', 'high', 'low', 'close', 'volume']);
    const bars = { ...sampleBars(300), volume: new Float64Array(300).fill(NaN), adjustedClose: null };
    const prepare = (formula: string) => () =>
      prepareDataset(makeSpec({ features: [feature(formula)] }), bars);
    expect(prepare('zscore(volume, 20)')).toThrow(
      'features.0 (zscore(volume, 20)) has no value on any bar: the series has no volume',
    );
    expect(prepare('zscore(close, 20)')).not.toThrow();
  });
});

describe('a formula that holds a price level', () => {
  it.each([
    ['close', true],
    ['close - open', true],
    ['log(close)', true],
    ['sma(volume, 5) / close', true],
    ['if(close > 100, 1, 0)', true],
    ['close > 100', true],
    ['close / open', false],
    ['log(close) - log(lag(close, 1))', false],
    ['zscore(log(close), 60)', false],
    ['slope(log(close), 20)', false],
    ['correlation(close, volume, 10)', false],
    ['volume', false],
    ['macd(line)', true],
    ['macd(line) / close', false],
  ])('%s: %s', (text, moves) => {
    expect(movesWithPrices(astOf(text, formulaLibraryOf([])), sampleBars(400))).toBe(moves);
  });

  it('is warned of beside adjusted prices, as any price level is', () => {
    const bars = sampleBars(300);
    const stored = { ...bars, adjustedClose: bars.close.map((price, t) => price * (t < 150 ? 0.98 : 1)) };
    const warnings = (text: string) =>
      prepareDataset(
        makeSpec({ data: { series: 'S', prices: 'adjusted' }, features: [feature(text)] }),
        stored,
      ).warnings;
    expect(warnings('close - sma(close, 5)')).toContain(
      'close - sma(close, 5) is a price level, and adjusted price levels hold dividends and splits paid later; prefer a return or a slope.',
    );
    expect(warnings('close / sma(close, 5)').join(' ')).not.toMatch(/price level/);
  });
});
