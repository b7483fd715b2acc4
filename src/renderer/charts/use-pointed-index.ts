import { type KeyboardEvent, useEffect, useState } from 'react';
import type { ECharts } from './echarts';

/**
 * The place along the x axis that the mouse points at or the arrow keys have moved to, from 0 to `count` - 1; null where neither has.
 * `placeOf` turns a value of the axis into a place.
 */
export function usePointedIndex(
  chart: ECharts | null,
  count: number,
  placeOf: (value: number) => number,
): { readonly index: number | null; readonly onKey: (event: KeyboardEvent) => boolean } {
  const [index, setIndex] = useState<number | null>(null);
  useEffect(() => {
    if (chart === null) return;
    const surface = chart.getZr();
    const onMove = ({ offsetX, offsetY }: { readonly offsetX: number; readonly offsetY: number }) => {
      if (!chart.containPixel('grid', [offsetX, offsetY])) return setIndex(null);
      const [value] = chart.convertFromPixel('grid', [offsetX, offsetY]);
      const place = placeOf(value ?? Number.NaN);
      setIndex(place >= 0 && place < count ? place : null);
    };
    const onOut = () => setIndex(null);
    surface.on('mousemove', onMove);
    surface.on('globalout', onOut);
    return () => {
      if (chart.isDisposed()) return;
      surface.off('mousemove', onMove);
      surface.off('globalout', onOut);
    };
  }, [chart, count, placeOf]);
  const onKey = ({ key }: KeyboardEvent): boolean => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -count, End: count }[key];
    if (step === undefined) return false;
    setIndex((now) => Math.min(Math.max((now ?? (step > 0 ? -1 : count)) + step, 0), count - 1));
    return true;
  };
  return { index: index !== null && index < count ? index : null, onKey };
}
