import { durationOf, type LocalTime, numberOf, spanOf } from './literals';
import type { Piece, QueryNode } from './node';
import { fault } from './node';

/** One test of a query as it was typed. */
export type TypedTest = Extract<QueryNode, { kind: 'test' }>;

/** What a query is judged by beside the runs. */
export interface QueryMoment {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly localTime: LocalTime;
}

export type NumberTest = (value: number) => boolean;
export type TextTest = (folded: string) => boolean;

/** @returns of NaN, which is undefined, true for `!=` alone */
export function numberTest({ field, operator, value }: TypedTest): NumberTest {
  const inDurations = field.text.toLowerCase() === 'seconds' || field.text.toLowerCase() === 'duration';
  const duration = inDurations ? durationOf(value.text) : null;
  const limit = duration === null ? numberOf(value.text) : duration / 1000;
  if (limit === null || value.isQuoted)
    throw fault(
      `${field.text} is a number, and ${shown(value)} is none: write it as 64, 0.5, 1e-3, 20% or 10k, or n/a where it is undefined.`,
      value,
    );
  switch (operator) {
    case '<':
      return (x) => x < limit;
    case '<=':
      return (x) => x <= limit;
    case '>':
      return (x) => x > limit;
    case '>=':
      return (x) => x >= limit;
    case '!=':
      return (x) => x !== limit;
    case '=':
    case ':':
      return (x) => x === limit;
    default:
      throw fault(
        `${field.text} is a number: compare it with =, !=, <, <=, > or >=.`,
        spanOfTest(field, value),
      );
  }
}

/** Of the time that something was made; a day is all of that day. */
export function timeTest({ field, operator, value }: TypedTest, { localTime }: QueryMoment): NumberTest {
  const span = spanOf(value.text, localTime);
  if (span === null)
    throw fault(
      `${field.text} is a time, and ${shown(value)} is none: write it as 2026-11-01 or 2026-11-01T09:30, or ask for age < 7d.`,
      value,
    );
  const { from, to } = span;
  switch (operator) {
    case '<':
      return (x) => x < from;
    case '<=':
      return (x) => x < to;
    case '>':
      return (x) => x >= to;
    case '>=':
      return (x) => x >= from;
    case '=':
    case ':':
      return (x) => x >= from && x < to;
    case '!=':
      return (x) => !(x >= from && x < to);
    default:
      throw fault(
        `${field.text} is a time: compare it with =, !=, <, <=, > or >=.`,
        spanOfTest(field, value),
      );
  }
}

/** Of the time that a run was made, by how long ago that is. */
export function ageTest({ field, operator, value }: TypedTest, { now }: QueryMoment): NumberTest {
  const length = durationOf(value.text);
  if (length === null)
    throw fault(
      `${field.text} is a length of time, and ${shown(value)} is none: write it as 30m, 12h, 7d, 4w or 1y.`,
      value,
    );
  switch (operator) {
    case '<':
      return (x) => now - x < length;
    case '<=':
      return (x) => now - x <= length;
    case '>':
      return (x) => now - x > length;
    case '>=':
      return (x) => now - x >= length;
    default:
      throw fault(
        `${field.text} is a length of time: compare it with <, <=, > or >=.`,
        spanOfTest(field, value),
      );
  }
}

export function flagTest({ field, operator, value }: TypedTest): NumberTest {
  const wanted = flags.get(value.text.toLowerCase());
  if (wanted === undefined) throw fault(`${field.text} is yes or no, and ${shown(value)} is neither.`, value);
  if (operator === '=' || operator === ':') return (x) => x === wanted;
  if (operator === '!=') return (x) => x !== wanted;
  throw fault(`${field.text} is yes or no: compare it with = or !=.`, spanOfTest(field, value));
}

const flags: ReadonlyMap<string, number> = new Map([
  ['yes', 1],
  ['true', 1],
  ['1', 1],
  ['no', 0],
  ['false', 0],
  ['0', 0],
]);

/** Of one text, or of one tag; letter case aside. Tests that begin with `!` are asked without it: see `isNegated`. */
export function textTest(test: TypedTest, isOfTags: boolean): TextTest {
  const { field, operator, value } = test;
  const wanted = value.text.toLowerCase();
  switch (operator) {
    case '=':
    case '!=':
      return (text) => text === wanted;
    case ':':
      return isOfTags ? (text) => text === wanted : (text) => text.includes(wanted);
    case '~':
    case '!~':
      return (text) => text.includes(wanted);
    default: {
      // A field that holds a number in some runs and a word in others, as split.purge does.
      if (!isOfTags && numberOf(value.text) !== null) {
        const inNumbers = numberTest(test);
        return (text) => inNumbers(Number(text));
      }
      throw fault(
        `${field.text} is ${isOfTags ? 'a list of tags' : 'a text'}: compare it with =, !=, ~ (contains) or !~.`,
        spanOfTest(field, value),
      );
    }
  }
}

export function isNegated({ operator }: TypedTest): boolean {
  return operator === '!=' || operator === '!~';
}

function spanOfTest(field: Piece, value: Piece): Pick<Piece, 'from' | 'to'> {
  return { from: field.from, to: value.to };
}

function shown({ text }: Piece): string {
  return `"${text}"`;
}
