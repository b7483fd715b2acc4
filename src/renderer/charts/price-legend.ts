import { signClass } from '../ui/Figure';
import { formatChange, formatCompact, NOT_AVAILABLE } from '../ui/format';
import type { LegendItem } from './Legend';
import type { ColoredLine } from './lines';
import type { ChartBars, ChartLevel } from './types';

/** Open, high, low, close, change on the close before, and volume of one bar. */
export function barItems(
  bars: ChartBars,
  index: number,
  formatPrice: (value: number) => string,
  hasVolume: boolean,
): LegendItem[] {
  const close = bars.close[index]!;
  const change = index > 0 ? close / bars.close[index - 1]! - 1 : null;
  const tone = signClass(change);
  const price = (id: string, value: number): LegendItem => ({
    id,
    label: id,
    value: formatPrice(value),
    tone,
  });
  return [
    price('O', bars.open[index]!),
    price('H', bars.high[index]!),
    price('L', bars.low[index]!),
    price('C', close),
    { id: 'change', label: '', value: formatChange(change), tone },
    ...(hasVolume ? [{ id: 'Vol', label: 'Vol', value: formatCompact(bars.volume[index]) }] : []),
  ];
}

/** Value of each line at one bar. */
export function lineItems(lines: readonly ColoredLine[], index: number): LegendItem[] {
  return lines.map((line) => {
    const value = line.values[index];
    const isThere = value !== undefined && Number.isFinite(value);
    return {
      id: line.id,
      label: line.label,
      value: isThere ? valueText(line, index, value) : NOT_AVAILABLE,
      color: line.color,
    };
  });
}

function valueText(line: ColoredLine, index: number, value: number): string {
  const { format } = line;
  return line.lower === undefined ? format(value) : `${format(line.lower[index]!)} to ${format(value)}`;
}

/** Names of the levels of a pane: the library draws them without. */
export function levelItems(levels: readonly ChartLevel[]): LegendItem[] {
  return levels
    .filter((level) => level.label !== '')
    .map((level) => ({ id: level.label, label: level.label, value: '' }));
}
