import type { Cell } from '@shared/run-table';
import { formatNumber } from '../../../../ui/format';

/** What stands in a cell that has nothing to say. */
export const DASH = '–';

/** A value as it is: numbers to six digits, lists with commas, flags as words. */
export function plainText(value: Cell): string {
  if (value === null) return DASH;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return value.join(', ');
}

/** `64`, `0.001`, `0.333333`: no more digits than there are, at most six that count. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return 'n/a';
  if (Number.isInteger(value)) return formatNumber(value);
  const digits = Math.min(12, Math.max(0, 6 - Math.ceil(Math.log10(Math.abs(value)))));
  return formatNumber(value, digits)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}
