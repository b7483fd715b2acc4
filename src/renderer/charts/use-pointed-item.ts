import { type KeyboardEvent, useEffect, useState } from 'react';
import type { ECharts } from './echarts';

/**
 * The item of the first series that the mouse is over or the arrow keys went to, as its id; a click on it, or Enter, opens it.
 *
 * @param isReversed whether the keys go from the last item to the first
 */
export function usePointedItem(
  chart: ECharts | null,
  items: readonly { readonly id: number }[],
  onOpen: (id: number) => void,
  isReversed = false,
): { readonly pointed: number | null; readonly onKey: (event: KeyboardEvent) => boolean } {
  const [place, setPlace] = useState<number | null>(null);
  useEffect(() => {
    if (chart === null) return;
    const onOver = ({ dataIndex }: { dataIndex?: number }) => setPlace(dataIndex ?? null);
    const onOut = () => setPlace(null);
    const onClick = ({ dataIndex }: { dataIndex?: number }) => {
      const item = dataIndex === undefined ? undefined : items[dataIndex];
      if (item !== undefined) onOpen(item.id);
    };
    chart.on('mouseover', onOver);
    chart.on('mouseout', onOut);
    chart.on('click', onClick);
    return () => {
      if (chart.isDisposed()) return;
      chart.off('mouseover', onOver);
      chart.off('mouseout', onOut);
      chart.off('click', onClick);
    };
  }, [chart, items, onOpen]);
  useEffect(() => {
    if (chart === null || place === null || chart.isDisposed()) return;
    const target = { seriesIndex: 0, dataIndex: place };
    chart.dispatchAction({ type: 'highlight', ...target });
    return () => {
      if (!chart.isDisposed()) chart.dispatchAction({ type: 'downplay', ...target });
    };
  }, [chart, place]);
  const item = place === null ? undefined : items[place];
  const onKey = ({ key }: KeyboardEvent): boolean => {
    const count = items.length;
    if (count === 0) return false;
    if (key === 'Enter' && item !== undefined) {
      onOpen(item.id);
      return true;
    }
    const forward = { ArrowLeft: -1, ArrowRight: 1, Home: -count, End: count }[key];
    if (forward === undefined) return false;
    const step = isReversed ? -forward : forward;
    setPlace((now) => Math.min(Math.max((now ?? (step > 0 ? -1 : count)) + step, 0), count - 1));
    return true;
  };
  return { pointed: item?.id ?? null, onKey };
}
