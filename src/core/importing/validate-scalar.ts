import type { SeriesData } from '@core/series-data';
import type { Finding } from '@shared/series';
import type { Judged } from './judge';
import { putInOrder } from './put-in-order';
import { type ReadRows, reportOf, rowFindings } from './validate';

/**
 * Judges the points of a scalar series: one value a moment, of any sign. Errors, as with bars, are rows that cannot be read
 * and different values of one time; times without a value are left out.
 */
export function validateScalar(read: ReadRows, given: readonly Finding[]): Judged {
  const { columns, findings } = putInOrder(read.table, read.place);
  const data: SeriesData = { kind: 'scalar', time: columns[0]!, value: columns[1]! };
  return { data, report: reportOf(read, data.time, [...given, ...rowFindings(read, 'scalar'), ...findings]) };
}
