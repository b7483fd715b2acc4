import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import type { ECharts } from './echarts';
import type { ValueAxis } from './value-axis';

/** Part of an axis, in its positions. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Keeps the stretches that are dragged along the axes of a chart, and those that are known elsewhere, the same. */
export function useAxisBrush(
  chart: ECharts | null,
  axes: readonly ValueAxis[],
  option: EChartsCoreOption,
  brushes: Readonly<Record<string, Stretch>>,
  onBrush: (axis: string, stretch: Stretch | null) => void,
): void {
  /** As the chart has them. */
  const shown = useRef<Readonly<Record<string, Stretch>>>({});
  useEffect(() => {
    if (chart === null) return;
    const onSelected = (event: unknown) => {
      const { parallelAxisId: id, intervals } = event as AxisAreaSelected;
      const [from, to] = intervals?.[0] ?? [];
      const stretch = from === undefined || to === undefined ? null : { from, to };
      if (isSame(shown.current[id] ?? null, stretch)) return;
      shown.current = withStretch(shown.current, id, stretch);
      onBrush(id, stretch);
    };
    chart.on('axisareaselected', onSelected);
    return () => {
      if (!chart.isDisposed()) chart.off('axisareaselected', onSelected);
    };
  }, [chart, onBrush]);
  // An option that is set anew forgets them all.
  const drawn = useRef<EChartsCoreOption | null>(null);
  useEffect(() => {
    if (chart === null || chart.isDisposed()) return;
    if (drawn.current !== option) shown.current = {};
    drawn.current = option;
    for (const { id } of axes) {
      const stretch = brushes[id] ?? null;
      if (isSame(shown.current[id] ?? null, stretch)) continue;
      shown.current = withStretch(shown.current, id, stretch);
      chart.dispatchAction({
        type: 'axisAreaSelect',
        parallelAxisId: id,
        intervals: stretch === null ? [] : [[stretch.from, stretch.to]],
      });
    }
  }, [chart, axes, option, brushes]);
}

/** What the library tells of a stretch that was dragged. */
interface AxisAreaSelected {
  readonly parallelAxisId: string;
  readonly intervals?: readonly (readonly [number, number])[];
}

function withStretch(all: Readonly<Record<string, Stretch>>, id: string, stretch: Stretch | null) {
  const { [id]: _, ...rest } = all;
  return stretch === null ? rest : { ...rest, [id]: stretch };
}

const isSame = (a: Stretch | null, b: Stretch | null): boolean => a?.from === b?.from && a?.to === b?.to;
