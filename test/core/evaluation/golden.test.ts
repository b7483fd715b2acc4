import { ensembleOf } from '@core/evaluation/ensemble';
import { evaluateSplit } from '@core/evaluation/evaluate-split';
import { naiveOf } from '@core/evaluation/naive';
import { type Predictions, predictionsOf } from '@core/evaluation/predictions';
import type { RunTerms } from '@core/evaluation/terms';
import { sameRule } from '@core/evaluation/thresholds';
import { directionLabels } from '@core/labels/direction';
import { movementLabels } from '@core/labels/movement';
import { horizonReturns } from '@core/labels/returns';
import { volatilityLabels } from '@core/labels/volatility';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/evaluation-golden.json';
import { expectFigures } from '../stats/golden-figures';
import { directionTerms } from './judging';

const { horizon, first, last } = golden;
const close = Float64Array.from(golden.close);
const time = close.map((_, t) => golden.firstTime + t * 86_400_000);
const bars = { time, open: close, high: close, low: close, close, volume: close };
const common = directionTerms(bars, horizon, { commissionBp: 2, slippageBp: 1 });
const rows = Int32Array.from({ length: last - first + 1 }, (_, i) => first + i);
const at = (values: Float64Array | Float32Array) => Float64Array.from(rows, (row) => values[row]!);
const label = at(directionLabels(close, horizon));

function judge(said: Predictions, terms: Partial<RunTerms>, outcomes: Float64Array | null) {
  const whole = { ...said, rows, label, outcome: outcomes && at(outcomes) };
  const judged = {
    ...whole,
    rules: sameRule({ long: 0.5, short: 0.5 }, rows.length),
    naive: naiveOf(whole, whole),
  };
  const input = { split: 'test', said: judged, endBefore: close.length, hasIntervals: false } as const;
  return evaluateSplit({ ...common, ...terms }, input).metrics;
}

const point = (values: readonly number[]): Predictions => ({
  probability: Float64Array.from(values, () => NaN),
  probabilityDown: null,
  forecast: { kind: 'point', centre: Float64Array.from(values) },
});

describe('figures of a split', () => {
  const loss = { kind: 'binary', classWeights: [1, 1], smoothing: 0 } as const;
  const { logits, seeds, ensemble, information } = golden.direction;
  const said = logits.map((one) => predictionsOf(loss, Float32Array.from(one), null, NaN));

  it("of each seed and of their ensemble equal scikit-learn's to 1e-12", () => {
    said.forEach((one, s) => {
      expectFigures({ ...judge(one, {}, null) }, seeds[s]!);
    });
    expectFigures({ ...judge(ensembleOf(said), {}, null) }, ensemble);
  });

  it("of what was said beside what came equal pandas' correlations, by month too, to 1e-12", () => {
    expectFigures({ ...judge(ensembleOf(said), {}, null).information }, information);
  });

  it("of forecast returns equal scikit-learn's, and NumPy's against the newest known outcome", () => {
    const values = horizonReturns(close, horizon);
    const found = judge(point(golden.return.forecast), { kind: 'return', values }, values);
    expectFigures({ ...found.forecast }, golden.return.figures);
    expectFigures({ ...found.information }, golden.return.information);
    expect(found.forecast!.qlike).toBeNull();
  });

  it('of forecast volatilities are of their logarithms, QLIKE of the variances', () => {
    const { values } = volatilityLabels(close, horizon);
    const found = judge(
      point(golden.volatility.forecast),
      { kind: 'volatility', values, came: values },
      values,
    );
    expectFigures({ ...found.forecast }, golden.volatility.figures);
    expectFigures({ ...found.information }, golden.volatility.information);
  });

  it("of three classes equal scikit-learn's", () => {
    const { up, down, band, figures, confusion } = golden.movement;
    const outcomes = Float64Array.from(movementLabels(close, horizon, band));
    const three = {
      probability: Float64Array.from(up),
      probabilityDown: Float64Array.from(down),
      forecast: null,
    };
    const found = judge(three, { kind: 'movement' }, outcomes);
    expectFigures({ ...found.movement }, figures);
    expect(found.movement!.confusion).toEqual(confusion);
    expectFigures({ ...found.information }, golden.movement.information);
  });
});
