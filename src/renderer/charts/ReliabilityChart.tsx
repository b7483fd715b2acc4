import { useCallback, useMemo } from 'react';
import { type ChartPalette, seriesColor } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { formatCount, formatNumber } from '../ui/format';
import { axisLook } from './axes';
import { ChartFrame } from './ChartFrame';
import { useEchart } from './use-echart';
import { usePointedIndex } from './use-pointed-index';

/** Rows that were given about the same probability: what was said, and how often it came true, with its interval. */
export interface ReliabilityPoint {
  readonly rows: number;
  readonly said: number;
  readonly happened: number;
  readonly low: number;
  readonly high: number;
}

export interface ReliabilityCurve {
  readonly id: string;
  readonly label: string;
  readonly points: readonly ReliabilityPoint[];
}

interface Props {
  /** The last one is in front, and its rows are counted below. */
  readonly curves: readonly ReliabilityCurve[];
  readonly label: string;
  readonly testId: string;
}

/**
 * A reliability diagram: on the diagonal, what was said comes true just as often. Below, how many rows were given each probability. The
 * legend has the point that is pointed at.
 */
export function ReliabilityChart({ curves, label, testId }: Props) {
  const palette = usePalette();
  const option = useMemo(() => optionOf(curves, palette), [curves, palette]);
  const { container, chart } = useEchart(option);
  const front = curves.at(-1)?.points ?? none;
  const nearest = useCallback((value: number) => nearestTo(front, value), [front]);
  const { index, onKey } = usePointedIndex(chart, front.length, nearest);
  const rows = index === null ? undefined : front[index]?.rows;
  return (
    <ChartFrame
      container={container}
      label={`${label}. Left and right go from point to point.`}
      testId={testId}
      lead={rows === undefined ? 'Point at a probability' : formatCount(rows, 'row')}
      isStacked
      items={[
        ...curves.map((curve, i) => ({
          id: curve.id,
          label: curve.label,
          color: seriesColor(palette, colorIndex(curves, i)),
          value: pointText(curve.points, index === null ? undefined : front[index]),
        })),
        {
          id: 'rows',
          label: 'Below: rows per 0.01',
          color: `${seriesColor(palette, 0)}55`,
          value: '',
        },
      ]}
      onKey={onKey}
    />
  );
}

const none: readonly ReliabilityPoint[] = [];

/** The curve in front has the first colour, whether or not there is one behind it. */
const colorIndex = (curves: readonly ReliabilityCurve[], i: number): number => curves.length - 1 - i;

function nearestTo(points: readonly ReliabilityPoint[], value: number): number {
  const distance = (i: number): number => Math.abs((points[i]?.said ?? Number.POSITIVE_INFINITY) - value);
  return points.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0);
}

/** Of the point nearest to the one that is pointed at. */
function pointText(points: readonly ReliabilityPoint[], pointed: ReliabilityPoint | undefined): string {
  const point = pointed && points[nearestTo(points, pointed.said)];
  if (point === undefined) return '';
  const [said, happened, low, high] = [point.said, point.happened, point.low, point.high].map((share) =>
    formatNumber(share, 3),
  );
  return `said ${said}, came true ${happened} (${low} to ${high})`;
}

/** An axis of probabilities. */
interface Range {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

/** Wide enough for all points, and for what their whiskers have within 0.1 of them; in round steps, around one half at least. */
export function reliabilityRange(curves: readonly ReliabilityCurve[]): Range {
  const values = curves.flatMap(({ points }) =>
    points.flatMap(({ said, happened, low, high }) => [
      said,
      happened,
      Math.max(low, happened - 0.1),
      Math.min(high, happened + 0.1),
    ]),
  );
  const low = values.reduce((a, b) => Math.min(a, b), 0.45) - 0.01;
  const high = values.reduce((a, b) => Math.max(a, b), 0.55) + 0.01;
  const steps = high - low > 0.45 ? 10 : 20;
  return {
    min: Math.max(0, Math.floor(low * steps) / steps),
    max: Math.min(1, Math.ceil(high * steps) / steps),
    interval: 1 / steps,
  };
}

/**
 * Steps of how many rows were given a probability, per hundredth of it, since points may stand for equally many rows each: a stretch
 * reaches half way to its neighbours, the outermost as far out as in.
 */
export function densityOf(points: readonly ReliabilityPoint[]): readonly (readonly [number, number])[] {
  const stretches = points.flatMap(({ said, rows }, i): readonly Stretch[] => {
    const before = points[i - 1]?.said;
    const after = points[i + 1]?.said;
    const inner = ((after ?? said) - said || said - (before ?? said - 0.01)) / 2;
    const from = before === undefined ? said - inner : (before + said) / 2;
    const to = after === undefined ? said + (said - from) : (said + after) / 2;
    return to > from ? [{ from, to, density: rows / ((to - from) * 100) }] : [];
  });
  const first = stretches[0];
  const last = stretches.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    [first.from, 0],
    ...stretches.flatMap(({ from, to, density }): readonly (readonly [number, number])[] => [
      [from, density],
      [to, density],
    ]),
    [last.to, 0],
  ];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly density: number;
}

function optionOf(curves: readonly ReliabilityCurve[], palette: ChartPalette) {
  const look = axisLook(palette);
  const { min, max, interval } = reliabilityRange(curves);
  const percentAxis = {
    type: 'value',
    ...look,
    min,
    max,
    interval,
    axisLabel: { ...look.axisLabel, formatter: (share: number) => formatNumber(share, 2) },
  };
  const front = curves.at(-1)?.points ?? none;
  return {
    grid: [
      { left: 48, right: 16, top: 8, bottom: 104 },
      { left: 48, right: 16, height: 48, bottom: 24 },
    ],
    xAxis: [
      { ...percentAxis, gridIndex: 0, axisLabel: { show: false } },
      { ...percentAxis, gridIndex: 1, splitLine: { show: false } },
    ],
    yAxis: [
      { ...percentAxis, gridIndex: 0 },
      { type: 'value', ...look, gridIndex: 1, splitNumber: 1, splitLine: { show: false } },
    ],
    series: [
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        lineStyle: { color: palette.crosshair, type: 'dashed', width: 1 },
        data: [
          [min, min],
          [max, max],
        ],
      },
      ...curves.flatMap((curve, i) => curveSeries(curve, seriesColor(palette, colorIndex(curves, i)))),
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        xAxisIndex: 1,
        yAxisIndex: 1,
        lineStyle: { color: seriesColor(palette, 0), width: 1 },
        areaStyle: { color: seriesColor(palette, 0), opacity: 0.25 },
        data: densityOf(front),
      },
    ],
  };
}

function curveSeries({ points }: ReliabilityCurve, color: string): readonly object[] {
  const whisker = ({ said, low, high }: ReliabilityPoint) => ({
    type: 'line',
    silent: true,
    symbol: 'none',
    clip: true,
    lineStyle: { color, width: 1, opacity: 0.7 },
    data: [
      [said, low],
      [said, high],
    ],
  });
  return [
    ...points.map(whisker),
    {
      type: 'line',
      silent: true,
      symbol: 'circle',
      symbolSize: 7,
      showAllSymbol: true,
      lineStyle: { color, width: 1.5 },
      itemStyle: { color },
      data: points.map(({ said, happened }) => [said, happened]),
    },
  ];
}
