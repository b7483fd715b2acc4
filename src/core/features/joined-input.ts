import type { SpecFault } from '@shared/spec';
import type { Joined, JoinedShape } from '../joined';
import type { DepthLevel } from '../series-data';

/** What a joined series is worth at each bar: the close of bars, the value of a scalar. Its kind was checked before. [time] */
export function valuesOf(joined: Joined, name: string): Float64Array {
  const series = joined.get(name);
  switch (series?.kind) {
    case 'bars':
      return series.bars.close;
    case 'scalar':
      return series.value;
    default:
      throw new Error(`"${name}" is neither joined bars nor a joined scalar.`);
  }
}

/** The best levels of a joined order book, at least one; its kind and that it has as many were checked before. */
export function levelsOf(
  joined: Joined,
  name: string,
  count: number,
): readonly [DepthLevel, ...DepthLevel[]] {
  const series = joined.get(name);
  const [best, ...others] = series?.kind === 'depth' ? series.levels.slice(0, count) : [];
  if (best === undefined) throw new Error(`"${name}" is no joined order book.`);
  return [best, ...others];
}

/** A fault where an order book has fewer levels than a feature asks for. */
export function levelFaults(
  { series, levels }: { readonly series: string; readonly levels: number },
  joined: readonly JoinedShape[],
): readonly SpecFault[] {
  const book = joined.find(({ name, kind }) => name === series && kind === 'depth');
  if (book === undefined || book.levels >= levels) return [];
  return [
    { path: 'levels', message: `must be at most ${book.levels}, the levels of "${series}", not ${levels}` },
  ];
}
