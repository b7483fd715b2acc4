import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from 'react';
import type { ECharts } from './echarts';

/** A place of a chart that can be pointed at, in the units of its axes. */
export interface Vertex {
  /** Of what it belongs to. */
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

export interface Nearest<V extends Vertex> {
  readonly vertex: V;
  /** Where it is on the chart, in pixels. */
  readonly left: number;
  readonly top: number;
}

/** Pixels within which a vertex is meant. */
const reach = 24;

/**
 * The vertex that the mouse points at or the arrow keys went to; a click on it, or Enter, opens it. `order` is the order that the keys go
 * in, by x unless told.
 */
export function useNearest<V extends Vertex>(
  chart: ECharts | null,
  vertices: readonly V[],
  onOpen: ((id: number) => void) | undefined,
): { readonly nearest: Nearest<V> | null; readonly onKey: (event: KeyboardEvent) => boolean } {
  const [place, setPlace] = useState<number | null>(null);
  const ordered = useMemo(() => vertices.toSorted((a, b) => a.x - b.x || a.id - b.id), [vertices]);
  useEffect(() => {
    if (chart === null) return;
    const surface = chart.getZr();
    const onMove = (at: Pointer) => setPlace(placeAt(chart, ordered, at));
    const onOut = () => setPlace(null);
    const onClick = (at: Pointer) => {
      const hit = placeAt(chart, ordered, at);
      if (hit !== null) onOpen?.(ordered[hit]!.id);
    };
    surface.on('mousemove', onMove);
    surface.on('globalout', onOut);
    surface.on('click', onClick);
    return () => {
      if (chart.isDisposed()) return;
      surface.off('mousemove', onMove);
      surface.off('globalout', onOut);
      surface.off('click', onClick);
    };
  }, [chart, ordered, onOpen]);
  const onKey = useCallback(
    ({ key }: KeyboardEvent): boolean => {
      const count = ordered.length;
      if (count === 0) return false;
      if (key === 'Enter') {
        const id = place === null ? undefined : ordered[place]?.id;
        if (id === undefined || onOpen === undefined) return false;
        onOpen(id);
        return true;
      }
      const step = { ArrowLeft: -1, ArrowRight: 1, Home: -count, End: count }[key];
      if (step === undefined) return false;
      setPlace((now) => Math.min(Math.max((now ?? (step > 0 ? -1 : count)) + step, 0), count - 1));
      return true;
    },
    [ordered, place, onOpen],
  );
  const vertex = place === null ? undefined : ordered[place];
  const pixel =
    chart === null || chart.isDisposed() || vertex === undefined
      ? null
      : chart.convertToPixel('grid', [vertex.x, vertex.y]);
  return {
    nearest: vertex === undefined || !pixel ? null : { vertex, left: pixel[0]!, top: pixel[1]! },
    onKey,
  };
}

interface Pointer {
  readonly offsetX: number;
  readonly offsetY: number;
}

/** Axes are even in their positions, so two corners tell where all others are. */
function placeAt(chart: ECharts, vertices: readonly Vertex[], { offsetX, offsetY }: Pointer): number | null {
  const [x0, y0] = chart.convertToPixel('grid', [0, 0]);
  const [x1, y1] = chart.convertToPixel('grid', [1, 1]);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  let [best, least] = [-1, reach ** 2];
  vertices.forEach(({ x, y }, k) => {
    const distance = (x0 + x * (x1 - x0) - offsetX) ** 2 + (y0 + y * (y1 - y0) - offsetY) ** 2;
    if (distance < least) [best, least] = [k, distance];
  });
  return best < 0 ? null : best;
}
