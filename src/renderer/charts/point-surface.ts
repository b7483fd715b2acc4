import type { ChartPalette } from '../theme/palette';
import { mixColors } from './point-looks';

/** A surface below the marks: a value for each stretch of x and of y. */
export interface PointSurface {
  readonly label: string;
  /** Positions where stretches end, one more than there are of them. */
  readonly xEdges: readonly number[];
  readonly yEdges: readonly number[];
  /** values[y][x]; null leaves a hole. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly format: (value: number) => string;
  readonly isLessBetter: boolean;
}

/** The better, the nearer to the accent. */
function surfaceColor(share: number, palette: ChartPalette): string {
  return mixColors(palette.background, palette.accent, 0.06 + 0.74 * share);
}

function extentOf({ values }: PointSurface): readonly [number, number] {
  const known = values.flat().filter((value) => value !== null);
  return [
    known.reduce((a, b) => Math.min(a, b), Infinity),
    known.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
}

/** Series of ECharts that draws the surface. */
export function surfaceSeries(surface: PointSurface, palette: ChartPalette) {
  const [low, high] = extentOf(surface);
  const { xEdges, yEdges, isLessBetter } = surface;
  const cells = surface.values.flatMap((row, j) =>
    row.flatMap((value, i) => {
      if (value === null) return [];
      const share = high > low ? (value - low) / (high - low) : 0.5;
      const color = surfaceColor(isLessBetter ? 1 - share : share, palette);
      return [{ value: [xEdges[i], yEdges[j], xEdges[i + 1], yEdges[j + 1]], itemStyle: { color } }];
    }),
  );
  return {
    type: 'custom',
    silent: true,
    clip: true,
    data: cells,
    renderItem: (_: unknown, api: CellApi) => {
      const [left, bottom] = api.coord([api.value(0), api.value(1)]);
      const [right, top] = api.coord([api.value(2), api.value(3)]);
      return {
        type: 'rect',
        // Whole pixels, or the ground would shine through between neighbours.
        shape: {
          x: Math.floor(left),
          y: Math.floor(top),
          width: Math.ceil(right) - Math.floor(left),
          height: Math.ceil(bottom) - Math.floor(top),
        },
        style: { fill: api.visual('color') },
      };
    },
  };
}

/** What of the library's argument is asked for. */
interface CellApi {
  value(dimension: number): number;
  coord(at: readonly [number, number]): readonly [number, number];
  visual(what: 'color'): string;
}

/** Its ends, for the legend. */
export function surfaceItems(surface: PointSurface, palette: ChartPalette) {
  const [low, high] = extentOf(surface);
  const [worst, best] = surface.isLessBetter ? [high, low] : [low, high];
  return [
    { id: 'surface-worst', label: `${surface.label}, worst`, share: 0, value: worst },
    { id: 'surface-best', label: 'best', share: 1, value: best },
  ].map(({ id, label, share, value }) => ({
    id,
    label,
    color: surfaceColor(share, palette),
    value: surface.format(value),
    mark: 'dot' as const,
  }));
}
