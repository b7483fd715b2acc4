import type { ChartPalette } from '../theme/palette';

/** How axes look in every chart of ECharts. */
export function axisLook(palette: ChartPalette) {
  return {
    axisLabel: { color: palette.text, fontSize: 11, fontFamily: 'inherit' },
    axisLine: { show: true, lineStyle: { color: palette.border } },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: palette.grid } },
  };
}
