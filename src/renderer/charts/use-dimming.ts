import { useEffect, useRef } from 'react';
import type { Stretch } from './AxisStrips';
import type { ECharts } from './echarts';
import type { parallelOption } from './parallel-option';

/** Leaves lines in the background that do not run through every stretch. Each change of one draws the whole chart anew, so only those are told. */
export function useDimming(
  chart: ECharts | null,
  option: ReturnType<typeof parallelOption>,
  stretches: Readonly<Record<string, Stretch>>,
): void {
  const told = useRef<{ readonly option: unknown; readonly stretches: typeof stretches } | null>(null);
  useEffect(() => {
    if (chart === null || chart.isDisposed()) return;
    // An option that is set anew forgets them.
    const before = told.current?.option === option ? told.current.stretches : {};
    told.current = { option, stretches };
    for (const { id } of option.parallelAxis) {
      const stretch = stretches[id];
      if (before[id] === stretch) continue;
      const intervals = stretch === undefined ? [] : [[stretch.from, stretch.to]];
      chart.dispatchAction({ type: 'axisAreaSelect', parallelAxisId: id, intervals });
    }
  }, [chart, option, stretches]);
}
