import { ColorType, CrosshairMode, LineStyle } from 'lightweight-charts';
import type { ChartPalette } from '../theme/palette';

/** Of all text in charts: canvases inherit none. */
export const FONT = "'Inter Variable', system-ui, sans-serif";

/** Look shared by every chart; the same for all horizontal scales. */
export function lookOf(palette: ChartPalette) {
  const crosshairLine = {
    color: palette.crosshair,
    labelBackgroundColor: palette.crosshairLabel,
    style: LineStyle.Dashed,
    width: 1 as const,
  };
  return {
    layout: {
      background: { type: ColorType.Solid as const, color: palette.background },
      textColor: palette.text,
      fontFamily: FONT,
      fontSize: 11,
      panes: {
        separatorColor: palette.border,
        separatorHoverColor: `${palette.accent}33`,
        enableResize: true,
      },
    },
    grid: { vertLines: { color: palette.grid }, horzLines: { color: palette.grid } },
    crosshair: { mode: CrosshairMode.Normal, vertLine: crosshairLine, horzLine: crosshairLine },
    rightPriceScale: { borderColor: palette.border, minimumWidth: 64 },
  };
}

/** Given once, when a chart is made: setting it again would scroll the chart to its end. */
export const emptyBarsAtTheEnd = { timeScale: { rightOffset: 4 } } as const;

/** Of a chart that holds a part of a series: the library would take the end of that for the end of the series. */
export const partOfASeries = {
  handleScale: { axisDoubleClickReset: { time: false, price: true } },
} as const;

/** Options of a chart over time; times are shown in UTC, as they are stored. */
export function timeChartOptions(palette: ChartPalette, intervalMs: number) {
  const look = lookOf(palette);
  return {
    ...look,
    timeScale: {
      borderColor: palette.border,
      timeVisible: intervalMs < 86_400_000,
      secondsVisible: intervalMs < 60_000,
      // Far enough out for a million bars in one window; conflation keeps that smooth.
      minBarSpacing: 0.001,
      enableConflation: true,
    },
  };
}
