import type { ChartPalette } from '../theme/palette';
import { formatCompact } from '../ui/format';
import { FONT } from './chart-options';

/** A number at a tick of an axis: no longer than it need be. */
export function tickText(value: number): string {
  const short = Number(value.toPrecision(4));
  const size = Math.abs(short);
  if (size >= 100_000) return formatCompact(short);
  const text = size !== 0 && size < 0.001 ? short.toExponential() : String(short);
  return text.replaceAll('-', '\u2212');
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
