import type { BaselineResult, PairedTest } from '@shared/run-report';
import { formatNumber, formatPercent, formatSquaredPercent, NOT_AVAILABLE } from '../../../ui/format';

/** What some baseline can be compared by, in the order of their tests: a column each. */
export function comparedIn(results: readonly BaselineResult[]): readonly string[] {
  return [
    ...new Set(results.flatMap(({ tests }) => tests.flatMap(({ what, p }) => (p === null ? [] : [what])))),
  ];
}

export const testNames: Readonly<Record<PairedTest['test'], string>> = {
  dieboldMariano: 'Diebold–Mariano test',
  mcnemar: 'McNemar’s test',
  ledoitWolf: 'Ledoit–Wolf bootstrap',
};

/** In a word or two: "LSTM better". */
export function verdictWords({ verdict, p }: PairedTest): string {
  if (p === null) return NOT_AVAILABLE;
  if (verdict === 'undecided') return 'no difference shown';
  return verdict === 'better' ? 'LSTM better' : 'baseline better';
}

/** `p 0.003`, `p 0.41`, `p < 0.001`. */
export function pWords(p: number | null): string {
  if (p === null) return 'p n/a';
  if (p < 0.001) return 'p < 0.001';
  return `p ${formatNumber(p, p < 0.1 ? 3 : 2)}`;
}

/** What the run has more, with its sign, in the unit of what is compared. */
/** @param isLog of volatility, whose errors are of logarithms and not of returns */
export function differenceWords({ what, difference }: PairedTest, isLog: boolean): string {
  if (difference === null) return NOT_AVAILABLE;
  const text = formatDifference(what, difference, isLog);
  return difference > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

function formatDifference(what: string, difference: number, isLog: boolean): string {
  if (what.startsWith('Accuracy')) return formatPercent(difference, 1).replace('%', ' pp');
  if (what.startsWith('Sharpe')) return formatNumber(difference, 2);
  return what.startsWith('Squared') && !isLog
    ? formatSquaredPercent(difference)
    : formatNumber(difference, 4);
}

/** How many of the baselines the run beats by the test that decides, which is the first with an answer. */
export function tallyOf(results: readonly BaselineResult[]): Readonly<Record<PairedTest['verdict'], number>> {
  const tally = { better: 0, worse: 0, undecided: 0 };
  for (const { tests } of results) {
    const deciding = tests.find(({ p }) => p !== null);
    if (deciding !== undefined) tally[deciding.verdict]++;
  }
  return tally;
}
