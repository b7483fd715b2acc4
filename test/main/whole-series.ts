import type { Services } from '@main/services/app';
import type { ChartPrices, DetailCandles } from '@shared/chart';

/** All bars of a series as its chart has them when it shows every one. */
export async function wholeSeries(
  { series }: Pick<Services, 'series'>,
  id: number,
  prices: ChartPrices,
): Promise<DetailCandles> {
  const count = series.list().find((one) => one.id === id)?.bars ?? 0;
  const place = { at: 'window', bucket: 1, first: 0, end: count } as const;
  const { candles } = await series.chart({ id, prices, place, points: 1, features: [] });
  if (candles === null) throw new Error(`The series ${id} has no bars.`);
  return candles;
}
