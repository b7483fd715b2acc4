import { useCallback, useMemo } from 'react';
import type { ChartPalette } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { formatBasisPoints, formatNumber, NOT_AVAILABLE } from '../ui/format';
import { axisLook, tickText } from './axes';
import { ChartFrame } from './ChartFrame';
import { useEchart } from './use-echart';
import { usePointedIndex } from './use-pointed-index';

/** What a threshold would have earned a bar after costs, as a share; null where it is undefined. */
export interface ThresholdPoint {
  readonly threshold: number;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly trades: number;
}

interface Props {
  /** By threshold, ascending. */
  readonly points: readonly ThresholdPoint[];
  /** Thresholds that were used, marked. */
  readonly used: readonly number[];
  readonly label: string;
  readonly testId: string;
}

/** Expected return a bar against the threshold, in basis points with its band; below, the trades. The legend has the threshold pointed at. */
export function ThresholdChart({ points, used, label, testId }: Props) {
  const palette = usePalette();
  const option = useMemo(() => optionOf(points, used, palette), [points, used, palette]);
  const { container, chart } = useEchart(option);
  const nearest = useCallback((value: number) => nearestTo(points, value), [points]);
  const { index, onKey } = usePointedIndex(chart, points.length, nearest);
  const point = index === null ? undefined : points[index];
  return (
    <ChartFrame
      container={container}
      label={`${label}. Left and right go from threshold to threshold.`}
      testId={testId}
      lead={point === undefined ? 'Point at a threshold' : `Long above ${formatNumber(point.threshold, 3)}`}
      isStacked
      items={[
        {
          id: 'expected',
          label: 'Expected a bar',
          color: palette.accent,
          value: point === undefined ? '' : bp(point.expected),
        },
        {
          id: 'band',
          label: '95%',
          color: `${palette.accent}55`,
          value: point === undefined ? '' : `${bp(point.low)} to ${bp(point.high)}`,
        },
        {
          id: 'trades',
          label: 'Trades',
          color: palette.crosshair,
          value: point === undefined ? '' : formatNumber(point.trades),
        },
        { id: 'used', label: 'Used', color: palette.up, value: usedText(used) },
      ]}
      onKey={onKey}
    />
  );
}

const toBp = (share: number | null): number | '-' => (share === null ? '-' : share * 10_000);

function bp(share: number | null): string {
  return share === null ? NOT_AVAILABLE : formatBasisPoints(Number((share * 10_000).toFixed(2)));
}

function usedText(used: readonly number[]): string {
  if (used.length === 0) return NOT_AVAILABLE;
  const [low, high] = [Math.min(...used), Math.max(...used)];
  return low === high ? formatNumber(low, 3) : `${formatNumber(low, 3)} to ${formatNumber(high, 3)}`;
}

function nearestTo(points: readonly ThresholdPoint[], value: number): number {
  const distance = (i: number): number => Math.abs((points[i]?.threshold ?? 0) - value);
  return points.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0);
}

function optionOf(points: readonly ThresholdPoint[], used: readonly number[], palette: ChartPalette) {
  const look = axisLook(palette);
  const thresholds = [...points.map(({ threshold }) => threshold), ...used];
  const [min, max] = [Math.min(...thresholds), Math.max(...thresholds)];
  const x = {
    type: 'value',
    ...look,
    min,
    max,
    splitLine: { show: false },
  };
  const y = { type: 'value', ...look };
  const band = { type: 'line', silent: true, symbol: 'none', stack: 'band', lineStyle: { opacity: 0 } };
  return {
    grid: [
      { left: 56, right: 16, top: 8, bottom: 104 },
      { left: 56, right: 16, height: 48, bottom: 24 },
    ],
    xAxis: [
      { ...x, gridIndex: 0, axisLabel: { show: false } },
      {
        ...x,
        gridIndex: 1,
        axisLabel: {
          ...look.axisLabel,
          hideOverlap: true,
          showMinLabel: false,
          showMaxLabel: false,
          formatter: (threshold: number) => formatNumber(threshold, max - min < 0.05 ? 3 : 2),
        },
      },
    ],
    yAxis: [
      {
        ...y,
        gridIndex: 0,
        axisLabel: { ...look.axisLabel, formatter: (value: number) => `${tickText(value)} bp` },
      },
      { ...y, gridIndex: 1, splitNumber: 1, splitLine: { show: false } },
    ],
    series: [
      // The band is the difference to its lower edge, stacked on it, whatever the signs.
      { ...band, stackStrategy: 'all', data: points.map(({ threshold, low }) => [threshold, toBp(low)]) },
      {
        ...band,
        stackStrategy: 'all',
        areaStyle: { color: palette.accent, opacity: 0.18 },
        data: points.map(({ threshold, low, high }) => [
          threshold,
          low === null || high === null ? '-' : (high - low) * 10_000,
        ]),
      },
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        lineStyle: { color: palette.accent, width: 1.5 },
        data: points.map(({ threshold, expected }) => [threshold, toBp(expected)]),
        markLine: {
          silent: true,
          symbol: 'none',
          // Else rounded to hundredths.
          precision: 10,
          label: { show: false },
          data: [
            ...used.map((xAxis) => ({ xAxis, lineStyle: usedLook(used, palette) })),
            { yAxis: 0, lineStyle: { color: palette.crosshair, type: 'dashed', width: 1 } },
          ],
        },
      },
      {
        type: 'bar',
        silent: true,
        xAxisIndex: 1,
        yAxisIndex: 1,
        barWidth: 3,
        itemStyle: { color: palette.crosshair },
        data: points.map(({ threshold, trades }) => [threshold, trades]),
      },
    ],
  };
}

/** Of many folds fainter, so that it shows where they lie. */
function usedLook(used: readonly number[], palette: ChartPalette) {
  return { color: palette.up, type: 'solid', width: 1.5, opacity: Math.max(0.2, 1 / Math.sqrt(used.length)) };
}
