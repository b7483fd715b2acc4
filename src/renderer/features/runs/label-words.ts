import { assertNever } from '@shared/errors';
import type { LabelKind } from '@shared/spec-label';

/** How what a label asks about is called. */
export interface LabelWords {
  /** Of the probability that the last class, or up, comes true. */
  readonly probability: string;
  /** Of that of the first of three classes. */
  readonly probabilityDown: string;
  /** What rows are of which it came true: "54.1% of them up". */
  readonly cameTrue: string;
  /** Who says so of every row. */
  readonly always: string;
  /** What is said and what happened, of the two sides. */
  readonly sides: readonly [Outcome, Outcome];
}

export interface Outcome {
  readonly id: string;
  readonly said: string;
  readonly happened: string;
}

const up: LabelWords = {
  probability: 'P(up)',
  probabilityDown: 'P(down)',
  cameTrue: 'up',
  always: 'always up',
  sides: [
    { id: 'up', said: 'Called up', happened: 'Went up' },
    { id: 'down', said: 'Called down', happened: 'Did not' },
  ],
};

/** Words for whether what P is of came true. Of three classes it is judged by whether the close rose. */
export function labelWords(kind: LabelKind): LabelWords {
  switch (kind) {
    case 'direction':
    case 'movement':
    case 'return':
    case 'simpleReturn':
    case 'volatility':
      return up;
    case 'regime':
      return { ...up, probability: 'P(bull)', probabilityDown: 'P(bear)' };
    case 'tripleBarrier':
      return { ...up, probability: 'P(upper)', probabilityDown: 'P(lower)' };
    case 'meta':
      return {
        ...up,
        probability: 'P(take)',
        cameTrue: 'bets that paid',
        always: 'always take',
        sides: [
          { id: 'up', said: 'Taken', happened: 'Paid' },
          { id: 'down', said: 'Passed', happened: 'Did not' },
        ],
      };
    case 'aboveMedian':
      return {
        ...up,
        probability: 'P(above median)',
        cameTrue: 'above the median',
        always: 'always above',
        sides: [
          { id: 'up', said: 'Called above', happened: 'Was above' },
          { id: 'down', said: 'Called below', happened: 'Was not' },
        ],
      };
    default:
      return assertNever(kind);
  }
}

/** What happened when one of three classes came true: "Went down", "Was bear". */
export function classHappened(kind: LabelKind, name: string): string {
  if (kind === 'regime') return `Was ${name}`;
  if (kind === 'tripleBarrier') return `Touched ${name}`;
  return name === 'flat' ? 'Stayed flat' : `Went ${name}`;
}

/** Heading of the table of a label of three classes. */
export function classTitle(kind: LabelKind): string {
  if (kind === 'regime') return 'Regime';
  return kind === 'tripleBarrier' ? 'Barrier' : 'Movement';
}

/** What a label that is a number forecasts. */
export function forecastTitle(kind: LabelKind): string {
  return kind === 'volatility' ? 'Volatility' : 'Forecast';
}
