/**
 * Mutual information of two discrete variables in nats: what knowing one says about the other, 0 where nothing. Plug-in estimate less
 * its bias of (occupied pairs - occupied rows - occupied columns + 1) / 2n: Miller, "Note on the bias of information estimates"
 * (1955). So it is about 0 for a feature that says nothing, and may be a little below. NaN of no values.
 *
 * @param x numbers of bins or classes from 0 [n]
 * @param y likewise [n]
 */
export function mutualInformation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  if (n === 0) return NaN;
  const [rows, columns] = [sizeOf(x), sizeOf(y)];
  const pairs = new Float64Array(rows * columns);
  const ofX = new Float64Array(rows);
  const ofY = new Float64Array(columns);
  for (let i = 0; i < n; i++) {
    pairs[x[i]! * columns + y[i]!]!++;
    ofX[x[i]!]!++;
    ofY[y[i]!]!++;
  }
  let sum = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const count = pairs[r * columns + c]!;
      if (count > 0) sum += count * Math.log((count * n) / (ofX[r]! * ofY[c]!));
    }
  }
  const bias = (occupied(pairs) - occupied(ofX) - occupied(ofY) + 1) / (2 * n);
  return sum / n - bias;
}

function sizeOf(numbers: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < numbers.length; i++) if (numbers[i]! > largest) largest = numbers[i]!;
  return largest + 1;
}

function occupied(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
}
