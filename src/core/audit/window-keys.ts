/** Values of a scaled feature that are nearer than this count as the same: running sums differ by their rounding. */
const resolution = 1e-6;

/**
 * A number of 53 bits for each window of rows of a matrix. Windows of the same values have the same one; that two others of a million have
 * is 1 in 20,000.
 */
export class WindowKeys {
  /** Two hashes of 32 bits of each row. */
  private readonly first: Int32Array;
  private readonly second: Int32Array;

  /** @param matrix [stack, width], row-major */
  constructor(
    matrix: Float32Array,
    width: number,
    private readonly lookback: number,
  ) {
    const rows = matrix.length / width;
    this.first = new Int32Array(rows);
    this.second = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      let [a, b] = [17, 43];
      for (let i = row * width; i < (row + 1) * width; i++) {
        const value = Math.round(matrix[i]! / resolution) | 0;
        a = mixed(a, value);
        b = mixed(b, ~value);
      }
      this.first[row] = a;
      this.second[row] = b;
    }
  }

  /** Of the window that ends with a row; -1 where all its bars are alike, as where nothing was traded. */
  keyOf(row: number): number {
    let [a, b] = [101, 211];
    let isStill = this.lookback > 1;
    for (let t = row - this.lookback + 1; t <= row; t++) {
      a = mixed(a, this.first[t]!);
      b = mixed(b, this.second[t]!);
      isStill &&= this.first[t] === this.first[row] && this.second[t] === this.second[row];
    }
    return isStill ? -1 : (a >>> 0) * 0x200000 + (b >>> 11);
  }
}

/** A round and the end of MurmurHash3 (Appleby, x86 32 bit). */
function mixed(hash: number, value: number): number {
  const scrambled = Math.imul(value, 0xcc9e2d51);
  let mix = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  mix = (Math.imul((mix << 13) | (mix >>> 19), 5) + 0xe6546b64) | 0;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  return mix ^ (mix >>> 13);
}
