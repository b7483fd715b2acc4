import { layOut } from '@core/dataset/panel/layout';
import type { PanelBars } from '@core/dataset/panel/panel-bars';
import { createRandom } from '@core/random';
import fc from 'fast-check';

export interface MadeBars {
  readonly panel: PanelBars;
  /** [stack] */
  readonly up: Float64Array;
}

export interface Made {
  readonly seed: number;
  readonly series: number;
  readonly dates: number;
  /** Every series has every date. */
  readonly isWhole: boolean;
  /** Standard deviation of the moves; large ones ruin short sellers. */
  readonly swing: number;
}

export const anyPanel = fc.record({
  seed: fc.nat(),
  series: fc.integer({ min: 1, max: 6 }),
  dates: fc.integer({ min: 2, max: 40 }),
  isWhole: fc.boolean(),
  swing: fc.constantFrom(0.01, 0.05, 0.4),
});

/** Which dates each series has: whole, or beginning late, ending early and pausing. The first always has all. */
export function calendarOf({ seed, series, dates, isWhole }: Made): readonly Float64Array[] {
  const random = createRandom(seed, 'calendar');
  return Array.from({ length: series }, (_, s) => {
    const all = Array.from({ length: dates }, (_, d) => d * 86_400_000);
    if (isWhole || s === 0) return Float64Array.from(all);
    const from = random.int(dates);
    const to = from + random.int(dates - from + 1);
    return Float64Array.from(all.slice(from, to).filter(() => random.int(6) > 0));
  });
}

/** Random bars and probabilities over the calendar, some unknown; `stream` makes others of the same calendar. */
export function madeBars(made: Made, stream = 'a'): MadeBars {
  const random = createRandom(made.seed, 'bars', stream);
  const keys = calendarOf(made);
  const series = keys.map((time) => {
    let price = 20 + random.int(200);
    const move = () => (price *= Math.exp(made.swing * random.normal()));
    const open = time.map(move);
    return { time, open, close: time.map((_, t) => open[t]! * Math.exp(made.swing * random.normal())) };
  });
  const laidOut = layOut(keys.map((those, s) => ({ name: `S${s}`, keys: those })));
  if (!laidOut.ok) throw new Error(laidOut.faults[0]!.message);
  const { layout } = laidOut;
  const up = Float64Array.from(layout.date, () => (random.int(10) === 0 ? Number.NaN : random.next()));
  return { panel: { layout, series }, up };
}

/** Bars and probabilities of `one` up to a date and of `other` after it. */
export function spliced(one: MadeBars, other: MadeBars, last: number): MadeBars {
  const { layout } = one.panel;
  const isKept = (s: number, t: number) => layout.date[layout.offsets[s]! + t]! <= last;
  const series = one.panel.series.map(({ time, open, close }, s) => {
    const second = other.panel.series[s]!;
    return {
      time,
      open: open.map((price, t) => (isKept(s, t) ? price : second.open[t]!)),
      close: close.map((price, t) => (isKept(s, t) ? price : second.close[t]!)),
    };
  });
  const up = one.up.map((p, row) => (layout.date[row]! <= last ? p : other.up[row]!));
  return { panel: { layout, series }, up };
}
