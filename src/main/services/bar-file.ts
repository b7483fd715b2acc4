import type { StoredBars } from '@core/bars';
import { float64, packColumns, unpackColumns } from '../storage/columns';

/** Bars as an import process hands them to main: one file. */
export function packBars({ adjustedClose, ...columns }: StoredBars): Uint8Array {
  return packColumns(adjustedClose ? { ...columns, adjustedClose } : { ...columns });
}

export function unpackBars(blob: Uint8Array): StoredBars {
  const { columns } = unpackColumns(blob);
  return {
    time: float64(columns, 'time'),
    open: float64(columns, 'open'),
    high: float64(columns, 'high'),
    low: float64(columns, 'low'),
    close: float64(columns, 'close'),
    volume: float64(columns, 'volume'),
    adjustedClose: columns.adjustedClose ? float64(columns, 'adjustedClose') : null,
  };
}
