import { type RefObject, useEffect, useRef, useState } from 'react';

interface Removable {
  remove(): void;
}

/** Makes a chart in a container when it is mounted, and removes it with it. Null before. */
export function useChart<T extends Removable>(
  create: (container: HTMLElement) => T,
): { readonly container: RefObject<HTMLDivElement | null>; readonly chart: T | null } {
  const container = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<T | null>(null);
  const factory = useRef(create);
  useEffect(() => {
    if (container.current === null) return;
    const made = factory.current(container.current);
    setChart(made);
    return () => {
      setChart(null);
      // The effects that drew on the chart clean up after this one, in the same turn; they need it still there.
      queueMicrotask(() => made.remove());
    };
  }, []);
  return { container, chart };
}
