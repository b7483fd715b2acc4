import { deviationKey, hasDeviation } from './column-words';
import { defaultColumns } from './default-columns';
import { isLedgerColumn } from './ledger-columns';

/** What rows show beside their columns. */
export const beside = ['tag', 'problem', 'label.kind'] as const;

/**
 * Keys to ask the table for: whatever may be drawn, so that what there is need not be known first. A key that no run has a value of
 * costs nothing.
 */
export function askedColumns(chosen: readonly string[] | null, hasDeviations: boolean): readonly string[] {
  const keys = (chosen ?? defaultColumns).filter((key) => !isLedgerColumn(key));
  const deviations = hasDeviations ? keys.filter(hasDeviation).map(deviationKey) : [];
  return [...new Set([...keys, ...deviations, ...beside])];
}
