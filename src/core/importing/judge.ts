import type { SeriesData } from '@core/series-data';
import { assertNever } from '@shared/errors';
import type { Finding, ImportOptions, ImportReport } from '@shared/series';
import { levelsOf } from './layout';
import { type ReadRows, validate } from './validate';
import { validateDepth } from './validate-depth';
import { validateScalar } from './validate-scalar';

export interface Judged {
  /** In time order. Not to be stored when the report has errors. */
  readonly data: SeriesData;
  readonly report: ImportReport;
}

/**
 * Judges a file's rows as what its options say they are.
 *
 * @param given findings from before the rows were read.
 */
export function judge(
  read: ReadRows,
  { kind, columns }: ImportOptions,
  given: readonly Finding[] = [],
): Judged {
  switch (kind) {
    case 'bars': {
      const hasVolume = columns.includes('volume');
      const hasAdjustedClose = columns.includes('adjustedClose');
      const { bars, report } = validate({ ...read, hasVolume, hasAdjustedClose }, given);
      return { data: { kind, bars }, report };
    }
    case 'scalar':
      return validateScalar(read, given);
    case 'depth':
      return validateDepth(read, levelsOf(columns), given);
    default:
      return assertNever(kind);
  }
}
