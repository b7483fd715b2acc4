import { decideAll } from '@core/backtest/decide';
import { buyAndHold, simulate } from '@core/backtest/simulate';
import { type Bars, sliceBars } from '@core/bars';
import { createRandom } from '@core/random';
import { packResult } from '@main/services/run-result';
import { keepBars, packBars } from '@main/storage/kept-bars';
import type { Db } from '@main/storage/open';
import { saveArtifact } from '@main/storage/run-records';
import type { SplitName } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';

const day = 86_400_000;
const count = 4000;
const edges: Readonly<Record<SplitName, readonly [number, number]>> = {
  train: [0, 2800],
  validation: [2800, 3400],
  test: [3400, count],
};

/** Daily bars of a random walk. */
function madeBars(): Bars {
  const random = createRandom(7, 'bars');
  const close = new Float64Array(count);
  let price = 100;
  for (let t = 0; t < count; t++) {
    price *= 1 + 0.01 * random.normal();
    close[t] = price;
  }
  const scaled = (by: number) => close.map((value) => value * by);
  return {
    time: Float64Array.from(close, (_, t) => Date.UTC(2005, 0, 3) + t * day),
    open: scaled(1.0005),
    high: scaled(1.004),
    low: scaled(0.996),
    close,
    volume: new Float64Array(count).fill(1e6),
  };
}

let kept: { readonly bars: Bars; readonly packed: Uint8Array } | null = null;

/** Of a result that says up or down and nothing else. */
export const directionAlone = {
  probabilityDown: null,
  outcome: null,
  forecast: null,
  forecastLow: null,
  forecastHigh: null,
} as const;

/** What a finished run says and earns bar by bar, so that it can be compared: probabilities of no skill, traded as the product trades. */
export function addResults(db: Db, runId: number, { decision, costs }: ExperimentSpec): void {
  if (kept === null) {
    const bars = madeBars();
    kept = { bars, packed: packBars(bars) };
  }
  keepBars(db, runId, 'made bars', kept.packed);
  for (const [split, [from, to]] of Object.entries(edges) as [SplitName, readonly [number, number]][]) {
    const bars = sliceBars(kept.bars, from, to);
    const random = createRandom(7, split, runId);
    const probability = Float64Array.from(bars.close, () => 0.5 + 0.15 * random.normal());
    const own = simulate(bars, decideAll(probability, decision, null), costs);
    const label = bars.close.map((close, t) =>
      t + 1 === bars.close.length ? Number.NaN : Number(bars.close[t + 1]! > close),
    );
    const result = {
      ...bars,
      ...directionAlone,
      ...own,
      split,
      probability,
      label,
      gross: null,
      buyAndHold: buyAndHold(bars, costs).equity,
    };
    saveArtifact(db, runId, `result/${split}`, packResult(result, kept.bars));
  }
}
