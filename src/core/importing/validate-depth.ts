import { type DepthSnapshots, dataOf } from '@core/series-data';
import type { Finding } from '@shared/series';
import { checkBook } from './check-book';
import type { Judged } from './judge';
import { putInOrder } from './put-in-order';
import { type ReadRows, reportOf, rowFindings } from './validate';

/** What LOBSTER fills levels with that the book does not have. */
const noPrice = 9_999_999_999;

/**
 * Judges snapshots of an order book. Errors are rows that cannot be read, prices of zero or less, negative sizes, and columns
 * that are mixed up: bids above asks, or levels from worst to best, in most of the snapshots. Where it happens in some, and
 * where levels are empty, that is the market and reported; an empty level has neither price nor size.
 *
 * @param levels of the table's columns on each side.
 */
export function validateDepth(read: ReadRows, levels: number, given: readonly Finding[]): Judged {
  const { columns, lines, findings } = putInOrder(read.table, read.place, 'keep-last');
  const data = dataOf('depth', columns);
  if (data.kind !== 'depth') throw new Error('Columns of an order book became something else.');
  const book: DepthSnapshots = { time: data.time, levels: data.levels.slice(0, levels) };
  emptyLevels(book);
  return {
    data: { kind: 'depth', ...book },
    report: reportOf(read, book.time, [
      ...given,
      ...rowFindings(read, 'depth'),
      ...findings,
      ...checkBook(book, lines),
    ]),
  };
}

/** A level that lacks its price, or says that it has none, has no size either. Writes to the columns. */
function emptyLevels({ levels }: DepthSnapshots): void {
  for (const { bidPrice, bidSize, askPrice, askSize } of levels) {
    emptySide(bidPrice, bidSize);
    emptySide(askPrice, askSize);
  }
}

function emptySide(price: Float64Array, size: Float64Array): void {
  for (let t = 0; t < price.length; t += 1) {
    if (Math.abs(price[t]!) >= noPrice) price[t] = Number.NaN;
    if (Number.isNaN(price[t]!)) size[t] = Number.NaN;
  }
}
