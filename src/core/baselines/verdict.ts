import { assertNever } from '@shared/errors';
import type { BaselineResult, PairedTest } from '@shared/run-report';

/** The test that decides what is said in a word: the first that has an answer. */
export function decidingTest(tests: readonly PairedTest[]): PairedTest | null {
  return tests.find(({ p }) => p !== null) ?? null;
}

/** Whether the run beats a baseline: "The LSTM beats logistic regression (log loss, p = 0.003)." */
export function verdictSentence({ name, problem, tests, againstChance }: BaselineResult): string {
  const whom = inSentence(name);
  if (problem !== null) return `The LSTM was not compared with ${whom}. ${problem}`;
  const test = decidingTest(tests);
  if (test === null) return `No test can tell the LSTM from ${whom}: none of them is defined.`;
  switch (test.verdict) {
    case 'better':
      // To beat what is worse than chance is nothing to be proud of.
      return againstChance?.verdict === 'worse'
        ? `The LSTM beats ${whom} (${groundsOf(test)}), which is worse than chance itself.`
        : `The LSTM beats ${whom} (${groundsOf(test)}).`;
    case 'worse':
      return `${capital(whom)} beats the LSTM (${groundsOf(test)}).`;
    case 'undecided':
      return `The LSTM does not beat ${whom}, nor the other way round (${groundsOf(test)}).`;
    default:
      return assertNever(test.verdict);
  }
}

/** What a test goes by, and its p-value: "log loss, p = 0.003". */
export function groundsOf({ what, p }: PairedTest): string {
  return `${inSentence(what)}, ${pText(p ?? Number.NaN)}`;
}

/** "p = 0.003", "p = 0.41", "p < 0.001". */
export function pText(p: number): string {
  if (Number.isNaN(p)) return 'p n/a';
  if (p < 0.001) return 'p < 0.001';
  return `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

/** A name within a sentence: "logistic regression", "the GRU", "Sharpe ratio". */
export function inSentence(name: string): string {
  const isProper = name.startsWith('Sharpe') || name.slice(0, 2) === name.slice(0, 2).toUpperCase();
  const plain = isProper ? name : `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
  return withArticle.has(plain) ? `the ${plain}` : plain;
}

const withArticle: ReadonlySet<string> = new Set([
  'GRU',
  'transformer',
  'base rate',
  'mean of the past',
  'last value',
  'hidden Markov model',
]);

export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
