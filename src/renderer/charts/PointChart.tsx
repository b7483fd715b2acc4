import { useMemo } from 'react';
import type { ChartPalette } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { ChartFrame } from './ChartFrame';
import { lookColor, lookMark, type MarkLook } from './point-looks';
import { type PointSurface, surfaceItems, surfaceSeries } from './point-surface';
import { Ring } from './Ring';
import { stairs } from './stairs';
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
            mark: lookMark[look],
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
        lineStyle: { color: lookColor('best', palette), width: 1.5, cap: 'square' },
        data: isStep ? stairs(through) : through,
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
  const mark = lookMark[look];
  return {
    type: 'scatter',
    silent: true,
    symbol: mark === 'cross' ? cross : 'circle',
    symbolSize: look === 'best' ? 10 : mark === 'cross' ? 7 : 6,
    itemStyle:
      mark === 'ring'
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
