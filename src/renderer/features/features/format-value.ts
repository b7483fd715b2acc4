import { formatCompact, formatNumber, NOT_AVAILABLE } from '../../ui/format';

/** A value of a feature, of whatever size features have: four digits that count. */
export function formatValue(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return NOT_AVAILABLE;
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 100_000) return formatCompact(value);
  if (size < 0.0001) return value.toExponential(1).replaceAll('-', '\u2212');
  return formatNumber(value, Math.max(0, 3 - Math.floor(Math.log10(size))));
}
