import type { RunColumn } from '@shared/run-table';
import { fullTitle, wordsOf } from '../columns/column-words';
import { type Place, placeAt, unquoted } from './place';

/** One thing that may stand at the cursor. */
export interface Entry {
  readonly insert: string;
  /** What it is, to its right. */
  readonly note: string;
  readonly from: number;
  readonly to: number;
}

interface Sign {
  readonly sign: string;
  readonly note: string;
}

const MOST = 60;

const equal: readonly Sign[] = [
  { sign: '=', note: 'equals' },
  { sign: '!=', note: 'is not' },
];
const ordered: readonly Sign[] = [
  { sign: '>=', note: 'at least' },
  { sign: '>', note: 'above' },
  { sign: '<=', note: 'at most' },
  { sign: '<', note: 'below' },
];
const holding: readonly Sign[] = [
  { sign: '~', note: 'contains' },
  { sign: '!~', note: 'does not contain' },
];
const signsOf: Readonly<Record<RunColumn['kind'], readonly Sign[]>> = {
  number: [...ordered, ...equal],
  time: [...ordered, ...equal],
  text: [{ sign: ':', note: 'is or contains' }, ...equal, ...holding],
  flag: equal,
  tags: [{ sign: ':', note: 'has' }, ...equal],
};

/** Whether the list is worth opening by itself: something is begun that it can end. */
export function isBegun(text: string, cursor: number): boolean {
  const place = placeAt(text, cursor);
  if (place.kind === 'nothing') return false;
  return place.kind === 'value' || place.kind === 'operator' || place.word.length > 0;
}

/** What may stand at the cursor, the likeliest first. */
export function completionsAt(text: string, cursor: number, columns: readonly RunColumn[]): readonly Entry[] {
  const place = placeAt(text, cursor);
  if (place.kind === 'nothing') return [];
  const { from, to } = place;
  return candidatesOf(place, columns)
    .slice(0, MOST)
    .map(({ insert, note }) => ({ insert, note, from, to }));
}

/** Whether one of the entries goes on with what stands in its place: that is no word to search for, but the beginning of a field, sign or value. */
export function isHalfTyped(entries: readonly Entry[], text: string): boolean {
  return entries.some(({ insert, from, to }) => {
    const [whole, word] = [insert.toLowerCase(), text.slice(from, to).toLowerCase()];
    return whole !== word && (whole.startsWith(word) || whole.includes(`.${word}`));
  });
}

type Candidate = Pick<Entry, 'insert' | 'note'>;

function candidatesOf(
  place: Exclude<Place, { kind: 'nothing' }>,
  columns: readonly RunColumn[],
): Candidate[] {
  switch (place.kind) {
    case 'start':
      return [...fields(place.word, columns), ...joints(place.word, ['not'])];
    case 'next':
      return [...joints(place.word, ['and', 'or', 'not']), ...fields(place.word, columns)];
    case 'operator':
      return operators(place.field, columns);
    case 'value':
      return values(place.field, place.word, columns);
  }
}

/** Fields that have what is typed at the beginning of their key, then those that have it in their key or title. */
function fields(word: string, columns: readonly RunColumn[]): Candidate[] {
  const wanted = word.toLowerCase();
  const ranked = columns.flatMap(({ key }) => {
    const title = fullTitle(wordsOf(key));
    const rank = rankOf(wanted, key.toLowerCase(), title.toLowerCase());
    return rank === null ? [] : [{ insert: key, note: title, rank }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ insert, note }) => ({ insert, note }));
}

/** 0 the beginning of the key, 1 of one of its parts or of a word of the title, 2 anywhere; null nowhere. */
function rankOf(wanted: string, key: string, title: string): number | null {
  if (key.startsWith(wanted)) return 0;
  if (key.includes(`.${wanted}`) || title.startsWith(wanted) || title.includes(` ${wanted}`)) return 1;
  return key.includes(wanted) || title.includes(wanted) ? 2 : null;
}

const meanings: Readonly<Record<string, string>> = {
  and: 'both must hold',
  or: 'either may hold',
  not: 'must not hold',
};

function joints(word: string, offered: readonly string[]): Candidate[] {
  const wanted = word.toLowerCase();
  return offered
    .filter((joint) => joint.startsWith(wanted))
    .map((joint) => ({ insert: joint, note: meanings[joint]! }));
}

function operators(field: string, columns: readonly RunColumn[]): Candidate[] {
  const column = columns.find(({ key }) => key.toLowerCase() === field.toLowerCase());
  if (column === undefined) return [];
  return signsOf[column.kind].map(({ sign, note }) => ({ insert: sign, note }));
}

function values(field: string, word: string, columns: readonly RunColumn[]): Candidate[] {
  const column = columns.find(({ key }) => key.toLowerCase() === field.toLowerCase());
  if (column === undefined) return [];
  const wanted = unquoted(word).toLowerCase();
  const offered = column.kind === 'flag' ? ['yes', 'no'] : column.examples;
  return offered
    .filter((value) => value.toLowerCase().includes(wanted))
    .map((value) => ({ insert: quoted(value), note: fullTitle(wordsOf(column.key)) }));
}

/** As the query language takes it: in quotes where it would not be one word. */
export const quoted = (value: string): string =>
  /^[^\s()"'=!<>~:]+$/.test(value) && !/^(?:and|or|not|n\/a)$/i.test(value)
    ? value
    : `"${value.replace(/["\\]/g, '\\$&')}"`;

/** The text with an entry taken and a blank behind it, and where the cursor is then. */
export function taken(text: string, { insert, from, to }: Entry): { text: string; cursor: number } {
  const behind = text.slice(to);
  const blank = behind.startsWith(' ') || behind.startsWith(')') ? '' : ' ';
  return { text: text.slice(0, from) + insert + blank + behind, cursor: from + insert.length + 1 };
}
