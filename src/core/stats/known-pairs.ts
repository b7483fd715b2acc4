/** The rows of two columns of which both values are known, in their order. [rows] -> [known rows] each */
export function knownPairs(a: Float64Array, b: Float64Array): readonly [Float64Array, Float64Array] {
  const isKnown = (row: number) => !Number.isNaN(a[row]!) && !Number.isNaN(b[row]!);
  return [a.filter((_, row) => isKnown(row)), b.filter((_, row) => isKnown(row))];
}
