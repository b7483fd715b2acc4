import type { IChartApiBase } from 'lightweight-charts';
import { type RefObject, useCallback, useEffect, useRef } from 'react';

/**
 * Keeps all of a chart in view while it is made wider or narrower, until the user moves it: the library keeps the width of bars and would cut
 * the last ones off.
 *
 * @returns whether the user has moved it, and what fits it anew
 */
export function useFitted<Moment>(
  chart: IChartApiBase<Moment> | null,
  container: RefObject<HTMLElement | null>,
): { readonly isMoved: RefObject<boolean>; readonly fit: () => void } {
  const isMoved = useRef(false);
  useEffect(() => {
    // The keys of a chart go to its stage, which is around it.
    const stage = container.current?.parentElement;
    if (chart === null || stage == null) return;
    const scale = chart.timeScale();
    const onMoved = (event: Event): void => {
      if (!(event instanceof KeyboardEvent && event.key === 'Tab')) isMoved.current = true;
    };
    const onSize = (): void => {
      if (!isMoved.current) scale.fitContent();
    };
    const moves = ['wheel', 'pointerdown', 'keydown'] as const;
    for (const move of moves) stage.addEventListener(move, onMoved, { passive: true });
    scale.subscribeSizeChange(onSize);
    return () => {
      for (const move of moves) stage.removeEventListener(move, onMoved);
      scale.unsubscribeSizeChange(onSize);
    };
  }, [chart, container]);
  const fit = useCallback(() => {
    isMoved.current = false;
    chart?.timeScale().fitContent();
  }, [chart]);
  return { isMoved, fit };
}
