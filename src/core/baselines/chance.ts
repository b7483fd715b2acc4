import type { BaselineResult, PairedTest } from '@shared/run-report';
import { significance } from './compare';
import { capital, decidingTest, groundsOf, inSentence, pText } from './verdict';

/**
 * Whether anything here knows more than chance, the base rate of the training rows: "Nothing here beats chance: ...". Null where the base
 * rate is not among the baselines, or the run was not compared with it. Of many tests some come out at 5 % by luck, so they are judged
 * together by Holm's correction.
 */
export function chanceSentence(results: readonly BaselineResult[]): string | null {
  const chance = results.find(({ kind }) => kind === 'baseRate');
  const own = chance ? decidingTest(chance.tests) : null;
  if (chance === undefined || own === null) return null;
  const tests: readonly Named[] = [
    { name: lstm, test: own },
    ...results.flatMap(({ name, againstChance }) =>
      againstChance?.p == null ? [] : [{ name: inSentence(name), test: againstChance }],
    ),
  ];
  const corrected = holm(tests.map(({ test }) => test.p ?? 1));
  const beating = tests.flatMap(({ name, test }, i) =>
    test.verdict === 'better' && corrected[i]! < significance ? [{ name, p: corrected[i]! }] : [],
  );
  const grounds = `tested against ${inSentence(chance.name)}${correctionText(tests.length)}`;
  const before = own.verdict === 'better' ? ' before the correction' : '';
  const alone = `The LSTM does not (${groundsOf(own)}${before}).`;
  if (beating.length === 0)
    return `Nothing here beats chance: ${grounds}, nothing is better at 5%. The LSTM ${own.verdict === 'worse' ? 'is worse' : 'by itself'}: ${groundsOf(own)}.`;
  const names = capital(listed(beating.map(({ name, p }) => `${name} (${pText(p)})`)));
  const claim = `${names} ${beating.length === 1 ? 'beats' : 'beat'} chance, ${grounds}.`;
  return beating.some(({ name }) => name === lstm) ? claim : `${claim} ${alone}`;
}

const lstm = 'the LSTM';

interface Named {
  readonly name: string;
  readonly test: PairedTest;
}

function correctionText(tests: number): string {
  return tests === 1 ? '' : `, with Holm's correction for ${tests} tests`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
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
