import type { StoredBars } from '@core/bars';
import type { SourceSeries } from '@core/dataset/experiment-data';
import { columnsOf } from '@core/series-data';
import { AppError } from '@shared/errors';
import type { Db } from '../storage/open';
import { getSeries } from '../storage/series';
import { type HashedSource, readSource } from '../storage/series-source';
import { type ChartCache, createChartCache } from './chart-cache';

/** Series of one workspace, the last used kept in memory: what the user looks at is asked for again and again. */
export interface SeriesCache {
  readonly db: Db;
  source(id: number): HashedSource;
  /** Whether `source` would have it at once. */
  has(id: number): boolean;
  /** Remedies applied. @throws AppError `invalid` where the series has no bars. */
  bars(id: number): StoredBars;
  readonly charts: ChartCache;
}

const limitBytes = 512 * 1024 * 1024;

interface Kept {
  readonly revision: number;
  readonly source: HashedSource;
}

export function createSeriesCache(db: Db): SeriesCache {
  /** The least lately used first. */
  const kept = new Map<number, Kept>();

  const current = (id: number): Kept => {
    const { revision } = getSeries(db, id);
    const found = kept.get(id);
    kept.delete(id);
    const entry = found?.revision === revision ? found : { revision, source: readSource(db, id) };
    kept.set(id, entry);
    trim(kept);
    return entry;
  };
  const source = (id: number): HashedSource => current(id).source;
  return {
    db,
    source,
    has: (id) => kept.get(id)?.revision === getSeries(db, id).revision,
    bars(id) {
      const { data } = source(id);
      if (data.kind === 'bars') return data.bars;
      const { name } = getSeries(db, id);
      throw new AppError('invalid', `"${name}" has no bars, so they cannot be shown.`);
    },
    charts: createChartCache(current),
  };
}

/** The newest stays, however large it is. */
function trim(kept: Map<number, Kept>): void {
  let bytes = [...kept.values()].reduce((sum, { source }) => sum + bytesOf(source), 0);
  for (const [id, { source }] of kept) {
    if (bytes <= limitBytes || kept.size === 1) return;
    kept.delete(id);
    bytes -= bytesOf(source);
  }
}

function bytesOf({ data }: SourceSeries): number {
  return columnsOf(data).reduce((sum, column) => sum + column.byteLength, 0);
}
