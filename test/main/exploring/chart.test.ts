import { computeFeature } from '@core/features/registry';
import type { SeriesData } from '@core/series-data';
import { answers } from '@main/exploring/answers';
import { createSeriesCache } from '@main/exploring/series-cache';
import { saveActions } from '@main/storage/corporate-actions';
import { createWorkspace } from '@main/storage/workspace';
import type { ChartAsk, ChartDetail, ChartPlace } from '@shared/chart';
import type { FeatureSpec } from '@shared/spec';
import { describe, expect, test } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { tempFolder } from '../temp-folder';

const bars = walkBars(10_000);
const adjusted = { ...bars, adjustedClose: bars.close.map((price) => price / 2) };
const time = bars.time;

describe('a chart', () => {
  test('of the end of a series has its last bars as they are stored, in view at the end', async () => {
    const { detail } = open({ kind: 'bars', bars });
    const { window, shown, count, candles, time: times } = await detail({ at: 'end', bars: 250 });
    expect({ shown, count, bucket: window.bucket }).toEqual({
      shown: { from: 9750, to: 10_000 },
      count: 10_000,
      bucket: 1,
    });
    expect(window.end).toBe(10_000);
    expect(candles?.close).toEqual(bars.close.slice(window.first));
    expect(times).toEqual(time.slice(window.first));
  });

  test('of the end of a series is the same whether the rest was read or not', async () => {
    const { detail, cache, id } = open({ kind: 'bars', bars: adjusted });
    for (const [bars, prices] of [
      [250, 'raw'],
      [300, 'adjusted'],
      [9000, 'raw'],
    ] as const) {
      const first = open({ kind: 'bars', bars: adjusted });
      const seen = await first.detail({ at: 'end', bars }, [], prices);
      // A picture that has single bars takes no more than the end.
      expect(first.cache.has(first.id)).toBe(bars === 9000);
      cache.source(id);
      const { candles, ...rest } = await detail({ at: 'end', bars }, [], prices);
      const { largest, ...columns } = candles!;
      expect(seen).toMatchObject({ ...rest, candles: columns });
      expect(largest).toBeGreaterThan(0);
    }
  });

  test('of the end of a series that was split is made of the whole of it', async () => {
    const { detail, db, id, cache } = open({ kind: 'bars', bars });
    const split = { kind: 'split', time: time[5000]!, value: 2 } as const;
    saveActions(db, id, { actions: [split], isSplitAdjusted: false });
    const { candles } = await detail({ at: 'end', bars: 100 }, [], 'adjusted');
    expect(cache.has(id)).toBe(true);
    expect(candles?.close.at(-1)).toBe(bars.close.at(-1));
  });

  test('of a whole series has fewer candles than there are points, and misses no extreme', async () => {
    const { detail } = open({ kind: 'bars', bars });
    const { window, candles } = await detail({ at: 'all' });
    expect(window).toEqual({ bucket: 32, first: 0, end: Math.ceil(10_000 / 32) });
    expect(Math.max(...(candles?.high ?? []))).toBe(Math.max(...bars.high));
  });

  test('of a time has the bars from then till then in view, those at both ends included', async () => {
    const { detail } = open({ kind: 'bars', bars });
    const { shown } = await detail({ at: 'times', from: time[100]!, to: time[119]! });
    expect(shown).toEqual({ from: 100, to: 120 });
    expect((await detail({ at: 'times', from: time[100]! + 1, to: time[119]! - 1 })).shown).toEqual({
      from: 101,
      to: 119,
    });
  });

  test('of a window has just that, and says nothing of a view', async () => {
    const { detail } = open({ kind: 'bars', bars });
    const { window, shown, candles } = await detail({ at: 'window', bucket: 4, first: 10, end: 20 });
    expect({ window, shown }).toEqual({ window: { bucket: 4, first: 10, end: 20 }, shown: null });
    expect(candles?.open).toEqual(Float64Array.from({ length: 10 }, (_, k) => bars.open[(10 + k) * 4]!));
  });

  test('of a window behind the end of a series has what there is of it', async () => {
    const { detail } = open({ kind: 'bars', bars });
    const { window, time: times } = await detail({ at: 'window', bucket: 1, first: 9990, end: 11_000 });
    expect({ window, bars: times.length }).toEqual({
      window: { bucket: 1, first: 9990, end: 10_000 },
      bars: 10,
    });
  });

  test('has indicators at the same buckets: the last value of each, and what it went through', async () => {
    const feature = { kind: 'rsi', period: 14 };
    const { detail } = open({ kind: 'bars', bars });
    const values = computeFeature(bars, feature);
    const [line] = (await detail({ at: 'window', bucket: 8, first: 3, end: 5 }, [feature])).indicators;
    expect([...(line?.values ?? [])]).toEqual([values[31], values[39]]);
    expect(line?.extremes?.high[0]).toBe(Math.max(...values.slice(24, 32)));
    expect(line?.largest).toBe(Math.max(...values.filter((value) => !Number.isNaN(value))));
    const [raw] = (await detail({ at: 'window', bucket: 1, first: 0, end: 30 }, [feature])).indicators;
    expect(raw?.values).toEqual(values.slice(0, 30));
    expect(raw?.extremes).toBeNull();
  });

  test('has adjusted prices where those are asked for, and indicators of them', async () => {
    const { detail } = open({ kind: 'bars', bars: adjusted });
    const feature = { kind: 'sma', period: 1 };
    const { candles, indicators } = await detail({ at: 'end', bars: 20 }, [feature], 'adjusted');
    expect(candles?.close).toEqual(adjusted.adjustedClose.slice(-candles!.close.length));
    expect(indicators[0]?.values.at(-1)).toBe(adjusted.adjustedClose.at(-1));
  });

  test('of single values has a line of them', async () => {
    const { detail } = open({ kind: 'scalar', time, value: bars.close });
    const { candles, lines } = await detail({ at: 'end', bars: 20 });
    expect(candles).toBeNull();
    expect(lines.value?.values.at(-1)).toBe(bars.close.at(-1));
  });

  test('of an order book has its best prices, their middle and spread, and its imbalance', async () => {
    const size = new Float64Array(time.length).fill(3);
    const level = { bidPrice: bars.low, bidSize: size, askPrice: bars.high, askSize: size };
    const { detail } = open({ kind: 'depth', time, levels: [level] });
    const { lines } = await detail({ at: 'end', bars: 20 });
    expect(Object.keys(lines)).toEqual(['bid', 'ask', 'mid', 'spread', 'imbalance']);
    expect(lines.mid?.values.at(-1)).toBe((bars.low.at(-1)! + bars.high.at(-1)!) / 2);
  });

  test('is of the data as they are now: another revision is read anew', async () => {
    const { detail, db, id } = open({ kind: 'bars', bars });
    await detail({ at: 'all' });
    const chunk = new Float64Array(6 * 4096).fill(7);
    db.prepare('UPDATE bar_chunk SET data = ? WHERE series_id = ? AND seq = 0').run(
      Buffer.from(chunk.buffer),
      id,
    );
    expect((await detail({ at: 'window', bucket: 1, first: 0, end: 1 })).candles?.close[0]).toBe(
      bars.close[0],
    );
    db.prepare('UPDATE series SET revision = revision + 1 WHERE id = ?').run(id);
    expect((await detail({ at: 'window', bucket: 1, first: 0, end: 1 })).candles?.close[0]).toBe(7);
  });
});

describe('an indicator', () => {
  test('that cannot be computed is refused in a sentence', () => {
    const { cache, id } = open({ kind: 'bars', bars });
    const ask = { id, prices: 'raw', feature: { kind: 'sma', period: -1 } } as const;
    expect(() => answers.indicator(cache, ask, () => undefined)).toThrow(/sma/);
  });

  test('of a series without bars is refused', () => {
    const { cache, id } = open({ kind: 'scalar', time, value: bars.close });
    const ask = { id, prices: 'raw', feature: { kind: 'sma', period: 3 } } as const;
    expect(() => answers.indicator(cache, ask, () => undefined)).toThrow('this series has none');
  });
});

function open(data: SeriesData) {
  const { db } = createWorkspace(tempFolder().path('charts.longshort'), 0);
  const about = { name: 'Walk', source: 'walk.csv', intervalMs: 86_400_000, dataHash: 'abc', warnings: [] };
  const { id } = insertSeries(db, about, data, 0);
  const cache = createSeriesCache(db);
  const detail = (
    place: ChartPlace,
    features: readonly FeatureSpec[] = [],
    prices: ChartAsk['prices'] = 'raw',
  ): ChartDetail | Promise<ChartDetail> =>
    answers.chart(cache, { id, prices, place, points: 400, features: [...features] }, () => undefined);
  return { db, id, cache, detail };
}
