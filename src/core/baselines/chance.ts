import type { BaselineResult, PairedTest } from '@shared/run-report';
import { significance } from './compare';
import { capital, decidingTest, inSentence, pText } from './verdict';

/**
 * Whether anything here knows more than chance, the base rate of the training rows: "Nothing here beats chance: ...". Null where the base
 * rate is not among the baselines, or the run was not compared with it. Of many tests some come out at 5 % by luck, so they are judged
 * together by Holm's correction.
 */
export function chanceSentence(results: readonly BaselineResult[]): string | null {
  const own = decidingTest(results.find(({ kind }) => kind === 'baseRate')?.tests ?? []);
  if (own === null) return null;
  const tests: readonly Named[] = [
    { name: 'the LSTM', test: own },
    ...results.flatMap(({ name, againstChance }) =>
      againstChance?.p == null ? [] : [{ name: inSentence(name), test: againstChance }],
    ),
  ];
  const corrected = holm(tests.map(({ test }) => test.p ?? 1));
  const beating = tests.flatMap(({ name, test }, i) =>
    test.verdict === 'better' && corrected[i]! < significance ? [`${name} (${pText(corrected[i]!)})`] : [],
  );
  const grounds = `${inSentence(own.what)} against that of the base rate of the training rows, ${countText(tests.length)}`;
  if (beating.length === 0)
    return `Nothing here beats chance: no ${grounds}, is significant at 5 %; that of the LSTM has ${pText(own.p ?? 1)} by itself.`;
  return `${capital(beating.join(', '))} ${beating.length === 1 ? 'beats' : 'beat'} chance: ${grounds}.`;
}

interface Named {
  readonly name: string;
  readonly test: PairedTest;
}

function countText(tests: number): string {
  return tests === 1 ? 'one test' : `${tests} tests with Holm's correction`;
}

/**
 * p-values of tests that are judged together: Holm, "A Simple Sequentially Rejective Multiple Test Procedure" (Scandinavian Journal of
 * Statistics 6, 1979). In the order they come in.
 */
export function holm(p: readonly number[]): readonly number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[a]! - p[b]!);
  const corrected = new Array<number>(p.length);
  let largest = 0;
  order.forEach((i, place) => {
    largest = Math.max(largest, Math.min(1, p[i]! * (p.length - place)));
    corrected[i] = largest;
  });
  return corrected;
}
