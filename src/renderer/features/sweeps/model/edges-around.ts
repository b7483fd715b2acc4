/** Where stretches around these ascending positions end: half way between neighbours, the outermost at the ends of the axis. */
export function edgesAround(positions: readonly number[], min: number, max: number): readonly number[] {
  return [min, ...positions.slice(1).map((position, k) => (positions[k]! + position) / 2), max];
}
