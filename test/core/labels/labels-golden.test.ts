import type { Bars } from '@core/bars';
import { beatsMedianLabels, rankLabels } from '@core/labels/cross-section';
import { metaLabels } from '@core/labels/meta';
import { tripleBarrierLabels } from '@core/labels/triple-barrier';
import { volatilityLabels } from '@core/labels/volatility';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/labels-golden.json';

const column = (values: readonly (number | null)[]) => Float64Array.from(values, (value) => value ?? NaN);
const close = column(golden.close);
const volatility = column(golden.volatility);
const { horizon } = golden;

/** Bars that are their close alone, opening at the one before, between all barriers that are not touched yet. */
const bars: Pick<Bars, 'open' | 'high' | 'low' | 'close'> = { open: close, high: close, low: close, close };

describe('beside mlfinpy, on closes', () => {
  it.each(golden.barriers)('$name are touched first at the same bars', ({ upper, lower, side, touches }) => {
    const labels =
      side === null
        ? tripleBarrierLabels(bars, volatility, { horizon, upper, lower, atEnd: 'neither' })
        : metaLabels(bars, column(side), volatility, { horizon, profit: upper, stop: lower });
    const known = touches.map(([t]) => Number(t));
    expect(known.map((t) => labels.ends[t])).toEqual(touches.map(([, end]) => end));
    const expected = touches.map(([t, end, by]) => {
      const start = golden.close[Number(t)]!;
      const gain = (golden.close[Number(end)]! - start) * (side?.[Number(t)] ?? 1);
      if (side !== null) return gain > 0 ? 1 : 0;
      return by === 't1' ? 1 : by === 'pt' ? 2 : 0;
    });
    expect(known.map((t) => labels.values[t])).toEqual(expected);
    const others = [...labels.values.keys()].filter((t) => !known.includes(t));
    expect(others.every((t) => Number.isNaN(labels.values[t]) && labels.ends[t] === t)).toBe(true);
  });
});

describe('beside numpy and pandas', () => {
  it.each(golden.realised)('the log volatility of $horizon bars is the same to 1e-12', (asked) => {
    const { values } = volatilityLabels(close, asked.horizon);
    const expected = column(asked.values);
    expect([...values].map(Number.isNaN)).toEqual([...expected].map(Number.isNaN));
    values.forEach((value, t) => {
      if (!Number.isNaN(value)) expect(Math.abs(value - expected[t]!)).toBeLessThan(1e-12);
    });
  });

  it('ranks of cross-sections with ties and holes are the same, and who beats the median', () => {
    const { dates, outcomes, ranks, beats } = golden.crossSection;
    const group = Int32Array.from(dates);
    const section = { group, outcomes: column(outcomes), ends: group };
    expect(beatsMedianLabels(section).values).toEqual(column(beats));
    const ours = rankLabels(section).values;
    ours.forEach((rank, i) => {
      const expected = column(ranks)[i]!;
      expect(Number.isNaN(rank)).toBe(Number.isNaN(expected));
      if (!Number.isNaN(rank)) expect(Math.abs(rank - expected)).toBeLessThan(1e-14);
    });
  });
});
