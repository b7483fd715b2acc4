import { useMemo } from 'react';
import type { ChartPalette } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { ChartFrame } from './ChartFrame';
import { lookColor, type MarkLook, mixColors } from './point-looks';
import { Ring } from './Ring';
import { useEchart } from './use-echart';
import { useNearest } from './use-nearest';
import type { ValueAxis } from './value-axis';
import { gridLook, valueAxisLook } from './value-axis-look';

/** A mark at positions of both axes. */
export interface ChartPoint {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly look: MarkLook;
  /** Left in the background while others are looked at. */
  readonly isDim: boolean;
}

/** A line through positions of both axes. */
export interface PointLine {
  readonly id: string;
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Each value holds until the next one. */
  readonly isStep: boolean;
}

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

interface Props {
  readonly x: ValueAxis;
  readonly y: ValueAxis;
  readonly points: readonly ChartPoint[];
  readonly lines?: readonly PointLine[];
  readonly surface?: PointSurface | null;
  /** Of the legend, by look. */
  readonly words: Readonly<Partial<Record<MarkLook, string>>>;
  /** What is said of the point that is pointed at. */
  readonly describe: (id: number) => string;
  /** What is said while none is. */
  readonly hint: string;
  readonly onOpen?: (id: number) => void;
  readonly label: string;
  readonly testId: string;
}

/** Marks over two axes, with lines or a surface. The legend says what is pointed at; Enter or a click opens it. */
export function PointChart(props: Props) {
  const { x, y, points, lines = none, surface = null, words, describe, hint, onOpen, label, testId } = props;
  const palette = usePalette();
  const option = useMemo(
    () => optionOf({ x, y, points, lines, surface, palette }),
    [x, y, points, lines, surface, palette],
  );
  const { container, chart } = useEchart(option);
  const { nearest, onKey } = useNearest(chart, points, onOpen);
  const looks = new Set(points.map(({ look }) => look));
  return (
    <ChartFrame
      container={container}
      label={`${label}. Left and right go from point to point${onOpen ? ', Enter opens one' : ''}.`}
      testId={testId}
      lead={nearest === null ? hint : describe(nearest.vertex.id)}
      isStacked
      items={[
        ...lookOrder
          .filter((look) => looks.has(look) && words[look] !== undefined)
          .map((look) => ({
            id: look,
            label: words[look] ?? '',
            color: markColor(look, surface !== null, palette),
            value: null,
            isDot: true,
          })),
        ...lines.map((line) => ({
          id: `line-${line.id}`,
          label: line.label,
          color: lookColor('best', palette),
          value: null,
        })),
        ...(surface === null ? [] : surfaceItems(surface, palette)),
      ]}
      onKey={onKey}
    >
      {nearest !== null && <Ring left={nearest.left} top={nearest.top} />}
    </ChartFrame>
  );
}

const none: readonly PointLine[] = [];
const lookOrder: readonly MarkLook[] = ['done', 'best', 'pruned', 'failed', 'running'];

interface Drawn {
  readonly x: ValueAxis;
  readonly y: ValueAxis;
  readonly points: readonly ChartPoint[];
  readonly lines: readonly PointLine[];
  readonly surface: PointSurface | null;
  readonly palette: ChartPalette;
}

function optionOf({ x, y, points, lines, surface, palette }: Drawn) {
  return {
    grid: gridLook,
    xAxis: valueAxisLook(x, 'x', palette),
    yAxis: valueAxisLook(y, 'y', palette),
    series: [
      ...(surface === null ? [] : [surfaceSeries(surface, palette)]),
      ...lookOrder
        .toReversed()
        .filter((look) => look !== 'best')
        .map((look) => pointSeries(look, points, palette, surface !== null)),
      ...lines.map(({ points: through, isStep }) => ({
        type: 'line',
        silent: true,
        symbol: 'none',
        ...(isStep && { step: 'end' }),
        lineStyle: { color: lookColor('best', palette), width: 1.5 },
        data: through,
      })),
      pointSeries('best', points, palette, surface !== null),
    ],
  };
}

/** On a surface, which is of the accent's own hue, what is done is drawn in ink. */
function markColor(look: MarkLook, isOnSurface: boolean, palette: ChartPalette): string {
  return isOnSurface && look === 'done' ? palette.ink : lookColor(look, palette);
}

function pointSeries(
  look: MarkLook,
  points: readonly ChartPoint[],
  palette: ChartPalette,
  isOnSurface: boolean,
) {
  const color = markColor(look, isOnSurface, palette);
  const isHollow = look === 'pruned' || look === 'running';
  return {
    type: 'scatter',
    silent: true,
    symbol: look === 'failed' ? cross : 'circle',
    symbolSize: look === 'best' ? 10 : look === 'failed' ? 7 : 6,
    itemStyle: isHollow
      ? { color: palette.background, borderColor: color, borderWidth: 1.5 }
      : { color, borderColor: palette.background, borderWidth: look === 'best' || isOnSurface ? 1.5 : 0.5 },
    data: points
      .filter((point) => point.look === look)
      .map((point) => ({
        value: [point.x, point.y],
        itemStyle: { opacity: point.isDim ? 0.12 : look === 'done' ? 0.8 : 1 },
      })),
  };
}

const cross = 'path://M0,1 L1,0 L5,4 L9,0 L10,1 L6,5 L10,9 L9,10 L5,6 L1,10 L0,9 L4,5 Z';

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

function surfaceSeries(surface: PointSurface, palette: ChartPalette) {
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

function surfaceItems(surface: PointSurface, palette: ChartPalette) {
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
    isDot: true,
  }));
}
