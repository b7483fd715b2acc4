import { type SeriesData, timesOf } from '@core/series-data';
import type { ImportReport } from '@shared/series';
import { checkBook } from './check-book';
import { checkPrices } from './check-prices';
import { checkSeries } from './check-series';

/** Findings that are of the file; all others are of what came out of it. */
const ofTheFile = new Set([
  'several-values',
  'ambiguous-date',
  'time-zone',
  'empty-row',
  'duplicate',
  'unsorted',
]);

/** The warnings of a whole series after a file was added to it, those of that file's own included. */
export function warningsOfAll(data: SeriesData, added: ImportReport): string[] {
  const lines = Uint32Array.from(timesOf(data), (_, row) => row + 1);
  const findings = [...added.findings.filter(({ kind }) => ofTheFile.has(kind)), ...findingsOf(data, lines)];
  return findings.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
}

function findingsOf(data: SeriesData, lines: Uint32Array) {
  switch (data.kind) {
    case 'bars': {
      const hasVolume = data.bars.volume.some((volume) => !Number.isNaN(volume));
      return [...checkPrices(data.bars, lines), ...checkSeries(data.bars, lines, hasVolume)];
    }
    case 'depth':
      return checkBook(data, lines);
    case 'scalar':
      return [];
  }
}
