import type { EChartsCoreOption } from 'echarts/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type ECharts, init } from './echarts';

/** A chart of ECharts that shows `option` and is as large as its container. Null before it is made. */
export function useEchart(option: EChartsCoreOption): {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly chart: ECharts | null;
} {
  const container = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts | null>(null);
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const made = init(element, null, { renderer: 'canvas' });
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    setChart(made);
    return () => {
      observer.disconnect();
      setChart(null);
      made.dispose();
    };
  }, []);
  useEffect(() => {
    if (chart !== null && !chart.isDisposed())
      chart.setOption({ animation: false, ...option }, { notMerge: true });
  }, [chart, option]);
  return { container, chart };
}
