import { quickNumber } from './quick-number';

export type DecimalMark = '.' | ',';

const plain = {
  '.': /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  ',': /^[+-]?(?:\d+,?\d*|,\d+)(?:e[+-]?\d+)?$/i,
};
/** Thousands in groups of three, always by the same mark. */
const grouped = {
  '.': /^[+-]?\d{1,3}(?:([,' \u00a0\u202f\u2019])\d{3})(?:\1\d{3})*(?:\.\d*)?$/,
  ',': /^[+-]?\d{1,3}(?:([.' \u00a0\u202f\u2019])\d{3})(?:\1\d{3})*(?:,\d*)?$/,
};
const groupMarks = { '.': /[,' \u00a0\u202f\u2019]/g, ',': /[.' \u00a0\u202f\u2019]/g };
const currency = /^([+-]?)\s*[$€£¥]\s*/;
const scaled = /^(.*\d)\s*([kmb])$/i;
const scales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };
const missing = new Set(['', '-', '--', '.', 'null', 'nan', 'na', 'n/a', '#n/a', '#n/a n/a', 'none', 'nil']);

/**
 * Whether a cell says that there is no value, in one of the spellings that exports use: empty, `null`,
 * `NaN`, `N/A`, `-`.
 */
export function isMissing(cell: string): boolean {
  return cell.length === 0 || (cell.length <= 8 && missing.has(cell.toLowerCase()));
}

/**
 * The number a trimmed cell holds, NaN where it holds none: `1234.5`, `1,234.5`, `1.234,5`, `1 234,5`,
 * `$12.30`, `1e-5`. Thousands are accepted in groups of three only, so that `1,23` under a decimal point is
 * a fault and not 123.
 */
export function parseNumber(cell: string, decimal: DecimalMark): number {
  const quick = quickNumber(cell, decimal.charCodeAt(0));
  return Number.isNaN(quick) ? thoroughNumber(cell, decimal) : quick;
}

function thoroughNumber(cell: string, decimal: DecimalMark): number {
  if (plain[decimal].test(cell)) return Number(decimal === ',' ? cell.replace(',', '.') : cell);
  const bare = cell.replace(currency, '$1');
  if (!plain[decimal].test(bare) && !grouped[decimal].test(bare)) return Number.NaN;
  const digits = bare.replace(groupMarks[decimal], '');
  return Number(decimal === ',' ? digits.replace(',', '.') : digits);
}

/** A volume may also be abbreviated: `1.23M`, `45K`, `2B`. */
export function parseVolume(cell: string, decimal: DecimalMark): number {
  const value = parseNumber(cell, decimal);
  if (!Number.isNaN(value)) return value;
  const match = scaled.exec(cell);
  if (match === null) return Number.NaN;
  return parseNumber(match[1]!, decimal) * scales[match[2]!.toLowerCase()]!;
}
