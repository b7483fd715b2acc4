import { layOut, type PanelLayout } from '@core/dataset/panel/layout';
import { type PanelRows, panelRows } from '@core/dataset/panel/panel-rows';
import { byDate, stackLabels } from '@core/dataset/panel/stacked-labels';
import { beatsMedianLabels } from '@core/labels/cross-section';
import { withHorizon } from '@core/labels/labelled';
import { horizonReturns } from '@core/labels/returns';
import { createRandom } from '@core/random';

export interface MadePanel {
  readonly layout: PanelLayout;
  readonly rows: PanelRows;
  readonly close: readonly Float64Array[];
  /** Two features a bar. */
  readonly raw: readonly Float64Array[];
  readonly labels: Float64Array;
}

export interface Asked {
  readonly seed: number;
  readonly series: number;
  readonly dates: number;
  readonly lookback: number;
  readonly horizon: number;
}

/** Series that begin, pause and end at different dates, with features that are missing here and there. */
export function makePanel({ seed, series, dates, lookback, horizon }: Asked): MadePanel {
  const random = createRandom(seed, 'panel');
  const keys = Array.from({ length: series }, () => {
    const first = random.int(4);
    const days = Array.from({ length: dates }, (_, d) => 100 + 7 * d).slice(first, dates - random.int(4));
    return Float64Array.from(days.filter(() => random.int(9) > 0));
  });
  const close = keys.map(({ length }) => {
    let price = 50 + random.int(100);
    return Float64Array.from({ length }, () => (price *= Math.exp(0.02 * random.normal())));
  });
  const raw = keys.map(({ length }, s) =>
    Float64Array.from({ length: 2 * length }, () => (random.int(40) === 0 ? NaN : 10 * s + random.normal())),
  );
  return pooled(keys, close, raw, lookback, horizon);
}

/** Rows and labels of a panel: whose return beats the median of its date. */
export function pooled(
  keys: readonly Float64Array[],
  close: readonly Float64Array[],
  raw: readonly Float64Array[],
  lookback: number,
  horizon: number,
): MadePanel {
  const laidOut = layOut(keys.map((those, s) => ({ name: `series ${s}`, keys: those })));
  if (!laidOut.ok) throw new Error(laidOut.faults[0]!.message);
  const { layout } = laidOut;
  const returns = close.map((prices) => withHorizon(horizonReturns(prices, horizon), horizon));
  const labels = beatsMedianLabels(byDate(layout, stackLabels(layout, returns)));
  const known = raw.map((values, s) => ({
    known: close[s]!.map((_, t) => 0 * values[2 * t]! * values[2 * t + 1]!),
    breaks: null,
  }));
  const rows = panelRows(layout, known, labels, lookback, horizon);
  return { layout, rows, close, raw, labels: labels.values };
}
