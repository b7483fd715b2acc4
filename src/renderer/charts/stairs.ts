type Corner = readonly [x: number, y: number | null];

/**
 * What a line through points is drawn through where each value holds until the next point. Level and rise are pieces of their own, with a
 * gap between: ECharts leaves out ends that are nearer than a pixel, and would then draw a slope over the whole of the next level.
 */
export function stairs(points: readonly (readonly [x: number, y: number])[]): readonly Corner[] {
  return points.flatMap(([x, y], index): readonly Corner[] => {
    const before = points[index - 1];
    if (before === undefined) return [[x, y]];
    const [, level] = before;
    const end: Corner = [x, level];
    if (level === y) return [end];
    return [end, [x, null], end, [x, y], [x, null], [x, y]];
  });
}
