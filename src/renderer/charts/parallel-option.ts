import type { ChartPalette } from '../theme/palette';
import { axisLook } from './axes';
import { FONT } from './chart-options';
import { mixColors } from './point-looks';
import type { ValueAxis } from './value-axis';

/** What runs through all axes, at a position of each; null where it has none. */
export interface ParallelLine {
  readonly id: number;
  readonly positions: readonly (number | null)[];
  /** From 0, the worst, to 1; null where it cannot be told. */
  readonly goodness: number | null;
}

/** Room for the names and the labels of axes. */
export const parallelRoom = { left: 68, right: 72, top: 34, bottom: 14 } as const;

/** From grey, the worst, over the accent to the colour of the best. */
export function goodnessColor(goodness: number | null, palette: ChartPalette): string {
  const faint = mixColors(palette.background, palette.crosshair, 0.45);
  if (goodness === null) return faint;
  const warm = palette.series[1] ?? palette.accent;
  return goodness < 0.5
    ? mixColors(faint, palette.accent, goodness * 2)
    : mixColors(palette.accent, warm, goodness * 2 - 1);
}

/** Letters that find room beside an axis. ECharts would cut them too, yet draw their ground as wide as what they may take. */
const MOST_LETTERS = 14;

const shortened = (text: string): string =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;

/** Option of ECharts for lines over parallel axes, the last ones drawn over the first. */
export function parallelOption(
  axes: readonly ValueAxis[],
  lines: readonly ParallelLine[],
  palette: ChartPalette,
) {
  const look = axisLook(palette);
  return {
    parallel: {
      ...parallelRoom,
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
          // Lines run through every axis; its labels stand on ground of their own.
          backgroundColor: `${palette.background}d9`,
          borderRadius: 2,
          padding: [1, 3],
          formatter: (position: number) => shortened(texts.get(position) ?? ''),
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
