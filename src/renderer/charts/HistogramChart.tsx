import { useCallback, useMemo } from 'react';
import { type ChartPalette, seriesColor } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { formatPercent } from '../ui/format';
import { axisLook, tickText } from './axes';
import { ChartFrame } from './ChartFrame';
import { FONT } from './chart-options';
import { stairs } from './stairs';
import type { Stroke } from './stroke';
import { useEchart } from './use-echart';
import { usePointedIndex } from './use-pointed-index';

/** One distribution over the bins of the chart. */
export interface Histogram {
  readonly id: string;
  readonly label: string;
  /** Unless told, colours of the palette in turn. */
  readonly color?: string;
  /** Solid unless told. */
  readonly stroke?: Stroke;
  /** Share of the values in each bin, 0 to 1. */
  readonly shares: Float64Array;
}

export interface HistogramMark {
  readonly value: number;
  readonly label: string;
}

interface Props {
  /** One more than there are bins, ascending. */
  readonly edges: Float64Array;
  readonly histograms: readonly Histogram[];
  readonly format: (value: number) => string;
  /** Values worth a line of their own. */
  readonly marks?: readonly HistogramMark[];
  /** Names of the axes, with their units. */
  readonly xTitle?: string;
  readonly yTitle?: string;
  readonly label: string;
  readonly testId: string;
}

/** Distributions laid over each other, the first one filled. The legend has the shares of the bin that is pointed at. */
export function HistogramChart(props: Props) {
  const { edges, histograms, format, marks = noMarks, xTitle, yTitle, label, testId } = props;
  const palette = usePalette();
  const option = useMemo(
    () => optionOf({ edges, histograms, marks, xTitle, yTitle }, palette),
    [edges, histograms, marks, xTitle, yTitle, palette],
  );
  const { container, chart } = useEchart(option);
  const bins = edges.length - 1;
  const binOf = useCallback(
    (value: number) => Math.floor(((value - edges[0]!) / (edges[bins]! - edges[0]!)) * bins),
    [edges, bins],
  );
  const { index, onKey } = usePointedIndex(chart, bins, binOf);
  return (
    <ChartFrame
      container={container}
      label={`${label}. Left and right go from bin to bin.`}
      testId={testId}
      lead={index === null ? 'Point at a bin' : rangeText(edges, index, format)}
      isStacked
      items={[
        ...histograms.map(({ id, label: name, color, stroke, shares }, i) => ({
          id,
          label: name,
          color: color ?? seriesColor(palette, i),
          stroke,
          value: index === null ? '' : formatPercent(shares[index]),
        })),
        ...marks.map(({ value, label: name }) => ({
          id: `mark-${name}-${value}`,
          label: name,
          color: palette.ink,
          value: format(value),
        })),
      ]}
      onKey={onKey}
    />
  );
}

const noMarks: readonly HistogramMark[] = [];

/** The outermost bins have no outer edge: they hold what lies beyond it too. */
function rangeText(edges: Float64Array, bin: number, format: (value: number) => string): string {
  if (bin === 0) return `below ${format(edges[1]!)}`;
  if (bin === edges.length - 2) return `above ${format(edges[bin]!)}`;
  return `${format(edges[bin]!)} to ${format(edges[bin + 1]!)}`;
}

type Drawn = Pick<Props, 'edges' | 'histograms' | 'xTitle' | 'yTitle'> & Required<Pick<Props, 'marks'>>;

function optionOf({ edges, histograms, marks, xTitle, yTitle }: Drawn, palette: ChartPalette) {
  const look = axisLook(palette);
  const named = { nameTextStyle: { color: palette.text, fontSize: 11, fontFamily: FONT } };
  const most = Math.max(...histograms.flatMap(({ shares }) => [...shares]));
  return {
    grid: {
      left: 8,
      right: 12,
      top: yTitle === undefined ? 8 : 24,
      bottom: xTitle === undefined ? 4 : 20,
      containLabel: true,
    },
    xAxis: {
      type: 'value',
      ...look,
      ...(xTitle !== undefined && { ...named, name: xTitle, nameLocation: 'middle', nameGap: 24 }),
      min: edges[0],
      max: edges.at(-1),
      splitLine: { show: false },
      axisLabel: {
        ...look.axisLabel,
        formatter: tickText,
        hideOverlap: true,
        showMinLabel: false,
        showMaxLabel: false,
      },
    },
    yAxis: {
      type: 'value',
      ...look,
      ...(yTitle !== undefined && {
        name: yTitle,
        nameLocation: 'end',
        nameGap: 8,
        nameTextStyle: { ...named.nameTextStyle, align: 'left', padding: [0, 0, 0, -4] },
      }),
      min: 0,
      splitNumber: 3,
      // Left to itself the scale of such shares goes on to 120%.
      ...(most > 0.75 && { max: 1, interval: 0.25 }),
      axisLabel: {
        ...look.axisLabel,
        formatter: (share: number) => formatPercent(share, share > 0 && share < 0.01 ? 1 : 0),
      },
    },
    series: histograms.flatMap(({ shares, color: own, stroke = 'solid' }, i) => {
      const color = own ?? seriesColor(palette, i);
      const tops = [...edges].map((edge, k) => [edge, shares[Math.min(k, shares.length - 1)]!] as const);
      const line = {
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: {
          width: i === 0 ? 1 : 1.5,
          color,
          cap: stroke === 'solid' ? 'square' : 'butt',
          type: stroke,
        },
        data: stairs(tops),
        ...(i === 0 && marks.length > 0 && { markLine: markLines(marks, palette) }),
      };
      return i === 0 ? [areaUnder(tops, color), line] : [line];
    }),
  };
}

function areaUnder(tops: readonly (readonly [number, number])[], color: string) {
  return {
    type: 'line',
    step: 'end',
    symbol: 'none',
    silent: true,
    lineStyle: { width: 0 },
    areaStyle: { color, opacity: 0.22 },
    data: tops,
  };
}

function markLines(marks: readonly HistogramMark[], palette: ChartPalette) {
  return {
    silent: true,
    symbol: 'none',
    // Else rounded to hundredths.
    precision: 10,
    label: { show: false },
    lineStyle: { color: palette.ink, type: 'solid', width: 1.5 },
    data: marks.map(({ value }) => ({ xAxis: value })),
  };
}
