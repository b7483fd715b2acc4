import type { ChartPalette } from '../theme/palette';
import { formatCompact } from '../ui/format';
import { FONT } from './chart-options';

/** A number at a tick of an axis: no longer than it need be, in powers of ten below a millionth. */
export function tickText(value: number): string {
  const short = Number(value.toPrecision(4));
  const size = Math.abs(short);
  if (size >= 100_000) return formatCompact(short);
  return String(short).replaceAll('-', '\u2212');
}

/** How axes look in every chart of ECharts. */
export function axisLook(palette: ChartPalette) {
  return {
    axisLabel: { color: palette.text, fontSize: 11, fontFamily: FONT },
    axisLine: { show: true, onZero: false, lineStyle: { color: palette.border } },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: palette.grid } },
  };
}
