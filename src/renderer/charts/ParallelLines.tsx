import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ChartPalette } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { AxisStrips, type Stretch } from './AxisStrips';
import { axisLook } from './axes';
import { ChartFrame } from './ChartFrame';
import { FONT } from './chart-options';
import type { ECharts } from './echarts';
import { mixColors } from './point-looks';
import { useEchart } from './use-echart';
import type { ValueAxis } from './value-axis';

/** What runs through all axes, at a position of each; null where it has none. */
export interface ParallelLine {
  readonly id: number;
  readonly positions: readonly (number | null)[];
  /** From 0, the worst, to 1; null where it cannot be told. */
  readonly goodness: number | null;
}

interface Props {
  readonly axes: readonly ValueAxis[];
  readonly lines: readonly ParallelLine[];
  /** By axis, in its positions. */
  readonly brushes: Readonly<Record<string, Stretch>>;
  /** Null takes the stretch of an axis away. */
  readonly onBrush: (axis: string, stretch: Stretch | null) => void;
  /** What the colour stands for. */
  readonly measure: string;
  readonly describe: (id: number) => string;
  readonly hint: string;
  readonly onOpen: (id: number) => void;
  readonly label: string;
  readonly testId: string;
}

/** Parallel coordinates: one axis beside the other, a line for each thing that has a value on them. Dragging along an axis picks a stretch of it. */
export function ParallelLines(props: Props) {
  const { axes, lines, brushes, onBrush, measure, describe, hint, onOpen, label, testId } = props;
  const palette = usePalette();
  // The worst first, so that the best are drawn over them.
  const ordered = useMemo(() => lines.toSorted((a, b) => (a.goodness ?? -1) - (b.goodness ?? -1)), [lines]);
  const option = useMemo(() => optionOf(axes, ordered, palette), [axes, ordered, palette]);
  const { container, chart } = useEchart(option);
  useDimming(chart, option, brushes);
  const { pointed, onKey } = usePointedLine(chart, ordered, onOpen);
  return (
    <ChartFrame
      container={container}
      label={`${label}. Left and right go from trial to trial, the best first; Enter opens one.`}
      testId={testId}
      lead={pointed === null ? hint : describe(pointed)}
      isStacked
      items={[
        {
          id: 'best',
          label: `${measure}: best`,
          color: goodnessColor(1, palette),
          value: null,
          isDot: true,
        },
        {
          id: 'middle',
          label: 'middle',
          color: goodnessColor(0.5, palette),
          value: null,
          isDot: true,
        },
        {
          id: 'worst',
          label: 'worst',
          color: goodnessColor(0, palette),
          value: null,
          isDot: true,
        },
      ]}
      onKey={onKey}
    >
      <AxisStrips axes={axes} room={room} stretches={brushes} onStretch={onBrush} />
    </ChartFrame>
  );
}

/** Room for the names and the labels of axes. */
const room = { left: 56, right: 72, top: 34, bottom: 14 } as const;

/** Leaves lines in the background that do not run through every stretch. Each change of one draws the whole chart anew, so only those are told. */
function useDimming(
  chart: ECharts | null,
  option: ReturnType<typeof optionOf>,
  stretches: Readonly<Record<string, Stretch>>,
): void {
  const told = useRef<{ readonly option: unknown; readonly stretches: typeof stretches } | null>(null);
  useEffect(() => {
    if (chart === null || chart.isDisposed()) return;
    // An option that is set anew forgets them.
    const before = told.current?.option === option ? told.current.stretches : {};
    told.current = { option, stretches };
    for (const { id } of option.parallelAxis) {
      const stretch = stretches[id];
      if (before[id] === stretch) continue;
      const intervals = stretch === undefined ? [] : [[stretch.from, stretch.to]];
      chart.dispatchAction({ type: 'axisAreaSelect', parallelAxisId: id, intervals });
    }
  }, [chart, option, stretches]);
}

function goodnessColor(goodness: number | null, palette: ChartPalette): string {
  const faint = mixColors(palette.background, palette.crosshair, 0.45);
  if (goodness === null) return faint;
  const warm = palette.series[1] ?? palette.accent;
  return goodness < 0.5
    ? mixColors(faint, palette.accent, goodness * 2)
    : mixColors(palette.accent, warm, goodness * 2 - 1);
}

function optionOf(axes: readonly ValueAxis[], lines: readonly ParallelLine[], palette: ChartPalette) {
  const look = axisLook(palette);
  return {
    parallel: {
      ...room,
      parallelAxisDefault: {
        type: 'value',
        nameLocation: 'end',
        nameGap: 14,
        nameTruncate: { maxWidth: 130, ellipsis: '…' },
        nameTextStyle: { color: palette.text, fontSize: 11, fontFamily: FONT },
        axisLine: { show: true, lineStyle: { color: palette.crosshair } },
        // Stretches are dragged along strips of our own, which stay when the chart is drawn anew.
        areaSelectStyle: { width: 0, borderWidth: 0 },
      },
    },
    parallelAxis: axes.map((axis, dim) => {
      const texts = new Map(axis.ticks.map(({ position, text }) => [position, text]));
      const customValues = axis.ticks.map(({ position }) => position);
      return {
        dim,
        id: axis.id,
        min: axis.min,
        max: axis.max,
        name: axis.title,
        axisTick: { show: true, length: 3, lineStyle: { color: palette.crosshair }, customValues },
        axisLabel: {
          ...look.axisLabel,
          customValues,
          hideOverlap: true,
          width: 84,
          overflow: 'truncate',
          textBorderColor: palette.background,
          textBorderWidth: 3,
          formatter: (position: number) => texts.get(position) ?? '',
        },
      };
    }),
    series: [
      {
        type: 'parallel',
        progressive: 0,
        inactiveOpacity: 0.04,
        activeOpacity: lines.length > 500 ? 0.4 : 0.85,
        emphasis: { lineStyle: { width: 3, opacity: 1, color: palette.ink } },
        data: lines.map(({ positions, goodness }) => ({
          value: positions.map((position) => position ?? '-'),
          lineStyle: {
            color: goodnessColor(goodness, palette),
            width: goodness === 1 ? 2 : 1,
            opacity: lines.length > 500 ? 0.45 : 0.7,
          },
        })),
      },
    ],
  };
}

/** The line under the mouse, or that the arrow keys went to. */
function usePointedLine(
  chart: ECharts | null,
  lines: readonly ParallelLine[],
  onOpen: (id: number) => void,
): { readonly pointed: number | null; readonly onKey: (event: KeyboardEvent) => boolean } {
  const [place, setPlace] = useState<number | null>(null);
  useEffect(() => {
    if (chart === null) return;
    const onOver = ({ dataIndex }: { dataIndex?: number }) => setPlace(dataIndex ?? null);
    const onOut = () => setPlace(null);
    const onClick = ({ dataIndex }: { dataIndex?: number }) => {
      const line = dataIndex === undefined ? undefined : lines[dataIndex];
      if (line !== undefined) onOpen(line.id);
    };
    chart.on('mouseover', onOver);
    chart.on('mouseout', onOut);
    chart.on('click', onClick);
    return () => {
      if (chart.isDisposed()) return;
      chart.off('mouseover', onOver);
      chart.off('mouseout', onOut);
      chart.off('click', onClick);
    };
  }, [chart, lines, onOpen]);
  useEffect(() => {
    if (chart === null || place === null) return;
    const target = { seriesIndex: 0, dataIndex: place };
    chart.dispatchAction({ type: 'highlight', ...target });
    return () => {
      if (!chart.isDisposed()) chart.dispatchAction({ type: 'downplay', ...target });
    };
  }, [chart, place]);
  const line = place === null ? undefined : lines[place];
  const onKey = ({ key }: KeyboardEvent): boolean => {
    const count = lines.length;
    if (count === 0) return false;
    if (key === 'Enter' && line !== undefined) {
      onOpen(line.id);
      return true;
    }
    const step = { ArrowLeft: 1, ArrowRight: -1, Home: count, End: -count }[key];
    if (step === undefined) return false;
    setPlace((now) => Math.min(Math.max((now ?? count) + step, 0), count - 1));
    return true;
  };
  return { pointed: line?.id ?? null, onKey };
}
