import { useCallback, useMemo } from 'react';
import { type ChartPalette, seriesColor } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { formatPercent } from '../ui/format';
import { axisLook, tickText } from './axes';
import { ChartFrame } from './ChartFrame';
import { useEchart } from './use-echart';
import { usePointedIndex } from './use-pointed-index';

/** One distribution over the bins of the chart. */
export interface Histogram {
  readonly id: string;
  readonly label: string;
  /** Share of the values in each bin, 0 to 1. */
  readonly shares: Float64Array;
}

interface Props {
  /** One more than there are bins, ascending. */
  readonly edges: Float64Array;
  readonly histograms: readonly Histogram[];
  readonly format: (value: number) => string;
  readonly label: string;
  readonly testId: string;
}

/** Distributions laid over each other, the first one filled. The legend has the shares of the bin that is pointed at. */
export function HistogramChart({ edges, histograms, format, label, testId }: Props) {
  const palette = usePalette();
  const option = useMemo(() => optionOf(edges, histograms, palette), [edges, histograms, palette]);
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
      items={histograms.map(({ id, label: name, shares }, i) => ({
        id,
        label: name,
        color: seriesColor(palette, i),
        value: index === null ? '' : formatPercent(shares[index]),
      }))}
      onKey={onKey}
    />
  );
}

/** The outermost bins have no outer edge: they hold what lies beyond it too. */
function rangeText(edges: Float64Array, bin: number, format: (value: number) => string): string {
  if (bin === 0) return `below ${format(edges[1]!)}`;
  if (bin === edges.length - 2) return `above ${format(edges[bin]!)}`;
  return `${format(edges[bin]!)} to ${format(edges[bin + 1]!)}`;
}

function optionOf(edges: Float64Array, histograms: readonly Histogram[], palette: ChartPalette) {
  const look = axisLook(palette);
  const most = Math.max(...histograms.flatMap(({ shares }) => [...shares]));
  return {
    grid: { left: 8, right: 12, top: 8, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      ...look,
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
      min: 0,
      splitNumber: 3,
      // Left to itself the scale of such shares goes on to 120%.
      ...(most > 0.75 && { max: 1, interval: 0.25 }),
      axisLabel: {
        ...look.axisLabel,
        formatter: (share: number) => formatPercent(share, share > 0 && share < 0.01 ? 1 : 0),
      },
    },
    series: histograms.map(({ shares }, i) => ({
      type: 'line',
      step: 'end',
      symbol: 'none',
      silent: true,
      lineStyle: { width: i === 0 ? 1 : 1.5, color: seriesColor(palette, i) },
      ...(i === 0 && { areaStyle: { color: seriesColor(palette, i), opacity: 0.22 } }),
      data: [...edges].map((edge, k) => [edge, shares[Math.min(k, shares.length - 1)]]),
    })),
  };
}
