/**
 * Mean of the known values of each moment that has rows; NaN where none is known.
 *
 * @param moments of each row, never falling. [rows]
 * @param values NaN where unknown. [rows]
 */
export function byMoment(moments: Int32Array, values: Float64Array): Float64Array {
  const means: number[] = [];
  for (let row = 0; row < moments.length; ) {
    const moment = moments[row]!;
    let [sum, count] = [0, 0];
    for (; row < moments.length && moments[row] === moment; row++) {
      const value = values[row]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    means.push(sum / count);
  }
  return Float64Array.from(means);
}
