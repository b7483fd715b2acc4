/**
 * A number for each window of rows of a matrix: windows of the same values have the same one. Values are compared bit by bit through
 * tables, so no two different windows share one.
 */
export class WindowKeys {
  private readonly rows = new Map<string, number>();
  private readonly pairs = new Map<string, number>();
  private readonly ofRow: Int32Array;

  /** @param matrix [stack, width], row-major */
  constructor(
    matrix: Float32Array,
    width: number,
    private readonly lookback: number,
  ) {
    const bits = new Uint32Array(matrix.buffer, matrix.byteOffset, matrix.length);
    this.ofRow = Int32Array.from({ length: matrix.length / width }, (_, row) =>
      numberOf(this.rows, bits.subarray(row * width, (row + 1) * width).join()),
    );
  }

  /** Of the window that ends with a row; -1 where all its bars are alike, as where nothing was traded. */
  keyOf(row: number): number {
    const own = this.ofRow.subarray(row - this.lookback + 1, row + 1);
    if (own.length > 1 && own.every((one) => one === own[0])) return -1;
    return numberOf(this.pairs, own.join());
  }
}

function numberOf(known: Map<string, number>, key: string): number {
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, known.size);
  return known.size - 1;
}
