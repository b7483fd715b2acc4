import { useMemo } from 'react';
import type { ChartPalette } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { formatRatio } from '../ui/format';
import { axisLook } from './axes';
import { ChartFrame } from './ChartFrame';
import { useEchart } from './use-echart';
import { usePointedIndex } from './use-pointed-index';

interface Props {
  /** From lag 0 on; lag 0 is not drawn. */
  readonly autocorrelations: Float64Array;
  /** Half width of the band of noise; null draws none. */
  readonly band: number | null;
  readonly label: string;
  readonly testId: string;
}

const placeOf = (lag: number): number => Math.round(lag);

/** Autocorrelations as bars by lag, with the band that noise stays in. The legend has the lag that is pointed at. */
export function LagChart({ autocorrelations, band, label, testId }: Props) {
  const palette = usePalette();
  const values = useMemo(() => autocorrelations.subarray(1), [autocorrelations]);
  const option = useMemo(() => optionOf(values, band, palette), [values, band, palette]);
  const { container, chart } = useEchart(option);
  const { index, onKey } = usePointedIndex(chart, values.length, placeOf);
  const lag = index ?? 0;
  return (
    <ChartFrame
      container={container}
      label={`${label}. Left and right go from lag to lag.`}
      testId={testId}
      lead={`Lag ${lag + 1}`}
      items={[
        { id: 'value', label: 'Autocorrelation', color: palette.accent, value: formatRatio(values[lag]) },
        { id: 'band', label: 'Noise ±', color: palette.crosshair, value: formatRatio(band) },
      ]}
      onKey={onKey}
    />
  );
}

function optionOf(values: Float64Array, band: number | null, palette: ChartPalette) {
  const look = axisLook(palette);
  const lines = band === null ? [] : [band, -band];
  return {
    grid: { left: 8, right: 12, top: 8, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      ...look,
      data: [...values].map((_, k) => k + 1),
      splitLine: { show: false },
      axisLabel: { ...look.axisLabel, interval: (place: number) => (place + 1) % 5 === 0 },
    },
    yAxis: {
      type: 'value',
      ...look,
      splitNumber: 4,
      axisLabel: { ...look.axisLabel, formatter: formatRatio },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: '60%',
        itemStyle: { color: palette.accent },
        data: [...values].map((value) => (Number.isFinite(value) ? value : '-')),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: palette.crosshair, type: 'dashed', width: 1 },
          data: lines.map((yAxis) => ({ yAxis })),
        },
      },
    ],
  };
}
