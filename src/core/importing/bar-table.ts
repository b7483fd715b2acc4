/** The numbers of a row, in this order. */
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

/** Rows in the order of the file, held as growing columns: 60 bytes a row, however long the file. */
export class BarTable {
  length = 0;
  private capacity: number;
  private readonly columns: Float64Array[];
  private lineNumbers: Uint32Array;

  /** @param capacity rows to begin with; it doubles as they come. */
  constructor(capacity = 4096) {
    this.capacity = capacity;
    this.columns = tableColumns.map(() => new Float64Array(capacity));
    this.lineNumbers = new Uint32Array(capacity);
  }

  /** @param row values in the order of `tableColumns`; NaN where there is none. */
  add(row: Float64Array, line: number): void {
    if (this.length === this.capacity) this.grow();
    for (let i = 0; i < tableWidth; i += 1) this.columns[i]![this.length] = row[i]!;
    this.lineNumbers[this.length] = line;
    this.length += 1;
  }

  column(name: TableColumn): Float64Array {
    return this.columns[at[name]]!.subarray(0, this.length);
  }

  /** 1-based line of the file each row ends on. */
  get lines(): Uint32Array {
    return this.lineNumbers.subarray(0, this.length);
  }

  private grow(): void {
    this.capacity *= 2;
    this.columns.forEach((column, i) => {
      const wider = new Float64Array(this.capacity);
      wider.set(column);
      this.columns[i] = wider;
    });
    const lines = this.lineNumbers;
    this.lineNumbers = new Uint32Array(this.capacity);
    this.lineNumbers.set(lines);
  }
}
