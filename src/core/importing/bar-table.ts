/** The numbers of a bar's row, in this order. */
export const tableColumns = ['time', 'open', 'high', 'low', 'close', 'volume', 'adjustedClose'] as const;
export type TableColumn = (typeof tableColumns)[number];
export const tableWidth = tableColumns.length;
export const at: Readonly<Record<TableColumn, number>> = {
  time: 0,
  open: 1,
  high: 2,
  low: 3,
  close: 4,
  volume: 5,
  adjustedClose: 6,
};
