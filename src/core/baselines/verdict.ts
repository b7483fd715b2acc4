import { assertNever } from '@shared/errors';
import type { BaselineResult, PairedTest } from '@shared/run-report';

/** The test that decides what is said in a word: the first that has an answer. */
export function decidingTest(tests: readonly PairedTest[]): PairedTest | null {
  return tests.find(({ p }) => p !== null) ?? null;
}

/** Whether the run beats a baseline: "The LSTM beats logistic regression (log loss, p = 0.003)." */
export function verdictSentence({ name, problem, tests }: BaselineResult): string {
  const whom = inSentence(name);
  if (problem !== null) return `The LSTM was not compared with ${whom}. ${problem}`;
  const test = decidingTest(tests);
  if (test === null) return `No test can tell the LSTM from ${whom}: none of them is defined.`;
  switch (test.verdict) {
    case 'better':
      return `The LSTM beats ${whom} (${groundsOf(test)}).`;
    case 'worse':
      return `${capital(whom)} beats the LSTM (${groundsOf(test)}).`;
    case 'undecided':
      return `The LSTM does not beat ${whom}, nor the other way round (${groundsOf(test)}).`;
    default:
      return assertNever(test.verdict);
  }
}

/** What a test goes by, and its p-value: "log loss, p = 0.003". */
function groundsOf({ what, p }: PairedTest): string {
  return `${inSentence(what)}, ${pText(p ?? Number.NaN)}`;
}

/** "p = 0.003", "p = 0.41", "p < 0.001". */
export function pText(p: number): string {
  if (Number.isNaN(p)) return 'p n/a';
  if (p < 0.001) return 'p < 0.001';
  return `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

/** A name within a sentence: abbreviations and names of people stay as they are. */
export function inSentence(name: string): string {
  const [first, second] = name;
  const isAbbreviation = second !== undefined && second !== second.toLowerCase();
  const plain = isAbbreviation || properNames.some((proper) => name.startsWith(proper)) ? name : lower(name);
  return withArticle.includes(plain) ? `the ${plain}` : plain;

  function lower(text: string): string {
    return `${first!.toLowerCase()}${text.slice(1)}`;
  }
}

const properNames = ['Sharpe'];
const withArticle = [
  'GRU',
  'transformer',
  'base rate',
  'mean of the past',
  'last value',
  'hidden Markov model',
];

export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
