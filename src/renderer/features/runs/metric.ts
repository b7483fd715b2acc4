import { formatNumber, formatPercent } from '../../ui/format';

export type Format = (value: number | null | undefined) => string;

/** One figure of a result: its name, unit, which way is better, and why it can be undefined. */
export interface Metric<Source> {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly better: 'higher' | 'lower' | null;
  readonly format: Format;
  readonly read: (source: Source) => number | null;
  /** Of the label volatility, whose values are logarithms; as above unless told. */
  readonly formatOfLogs?: Format;
  /** It says nothing where the values are logarithms. */
  readonly isOfReturns?: boolean;
  /** What is so when the figure is undefined. */
  readonly whenUndefined: string;
}

export const percent1: Format = (value) => formatPercent(value, 1);
export const percent2: Format = (value) => formatPercent(value, 2);
export const percent3: Format = (value) => formatPercent(value, 3);
export const threeDigits: Format = (value) => formatNumber(value, 3);
export const fourDigits: Format = (value) => formatNumber(value, 4);
/** Of a count; a mean of counts is seldom one. */
export const count: Format = (value) => formatNumber(value, Number.isInteger(value ?? 0) ? 0 : 1);
