import type { RunColumn } from '@shared/run-table';

/** The deflated Sharpe ratio: not the run's own, it moves with every trial on its data, so the table can neither sort nor filter by it. */
export const deflatedKey = 'test.deflated';

export const isLedgerColumn = (key: string): boolean => key === deflatedKey;

/** The columns of the table and, where there is a Sharpe ratio, its deflated one behind it. */
export function withLedgerColumns(columns: readonly RunColumn[]): readonly RunColumn[] {
  const at = columns.findIndex(({ key }) => key === 'test.sharpe');
  const sharpe = columns[at];
  if (sharpe === undefined) return columns;
  return columns.toSpliced(at + 1, 0, { ...sharpe, key: deflatedKey });
}
