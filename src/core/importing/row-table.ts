/** Rows in the order of the file, held as growing columns, the time first: 60 bytes a bar, however long the file. */
export class RowTable {
  length = 0;
  private capacity: number;
  private readonly values: Float64Array[];
  private lineNumbers: Uint32Array;

  /**
   * @param width numbers of a row.
   * @param capacity rows to begin with; it doubles as they come.
   */
  constructor(
    readonly width: number,
    capacity = 4096,
  ) {
    this.capacity = capacity;
    this.values = Array.from({ length: width }, () => new Float64Array(capacity));
    this.lineNumbers = new Uint32Array(capacity);
  }

  /** @param row one value a column; NaN where there is none. */
  add(row: Float64Array, line: number): void {
    if (this.length === this.capacity) this.grow();
    for (let i = 0; i < this.width; i += 1) this.values[i]![this.length] = row[i]!;
    this.lineNumbers[this.length] = line;
    this.length += 1;
  }

  /** [row] */
  get columns(): Float64Array[] {
    return this.values.map((column) => column.subarray(0, this.length));
  }

  get time(): Float64Array {
    return this.values[0]!.subarray(0, this.length);
  }

  /** 1-based line of the file each row ends on. */
  get lines(): Uint32Array {
    return this.lineNumbers.subarray(0, this.length);
  }

  private grow(): void {
    this.capacity *= 2;
    this.values.forEach((column, i) => {
      const wider = new Float64Array(this.capacity);
      wider.set(column);
      this.values[i] = wider;
    });
    const lines = this.lineNumbers;
    this.lineNumbers = new Uint32Array(this.capacity);
    this.lineNumbers.set(lines);
  }
}
