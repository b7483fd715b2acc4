import { number } from './parameters';

/** What every volatility may be multiplied by the root of. */
export const barsPerYear = number('Bars a year (1: not annualised)', 1, 1, 1_000_000);

/** The name of a volatility, with the bars a year where it is annualised. */
export function annualName(name: string, perYear: number): string {
  return perYear === 1 ? name : `${name} annual ${perYear}`;
}
