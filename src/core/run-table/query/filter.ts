import { assertNever } from '@shared/errors';
import { jobStates } from '@shared/runs';
import { type Column, isText, type RunFrame } from '../frame';
import { nearestField, type ResolvedField, resolveField } from '../resolve-field';
import { unpackTags } from '../words';
import { FaultyQuery, fault, type QueryFault, type QueryNode } from './node';
import { parseQuery } from './parse';
import {
  ageTest,
  flagTest,
  isNegated,
  numberTest,
  type QueryMoment,
  type TypedTest,
  textTest,
  timeTest,
} from './tests';

/** 1 for every row of a frame that a query finds. [rows] */
export type Mask = Uint8Array;

/** The rows that a query finds, all of them where it is empty; or what is wrong with it. */
export function filterRuns(
  frame: RunFrame,
  query: string,
  moment: QueryMoment,
): { readonly mask: Mask; readonly fault: QueryFault | null } {
  try {
    const node = parseQuery(query);
    return { mask: node === null ? everything(frame) : maskOf(frame, node, moment), fault: null };
  } catch (error) {
    if (error instanceof FaultyQuery) return { mask: everything(frame), fault: error.fault };
    throw error;
  }
}

function everything({ size }: RunFrame): Mask {
  return new Uint8Array(size).fill(1);
}

function maskOf(frame: RunFrame, node: QueryNode, moment: QueryMoment): Mask {
  switch (node.kind) {
    case 'all':
      return node.parts
        .map((part) => maskOf(frame, part, moment))
        .reduce((kept, mask) => merge(kept, mask, (a, b) => a & b));
    case 'any':
      return node.parts
        .map((part) => maskOf(frame, part, moment))
        .reduce((kept, mask) => merge(kept, mask, (a, b) => a | b));
    case 'not':
      return inverted(maskOf(frame, node.part, moment));
    case 'search':
      return searched(frame, node.text.toLowerCase());
    case 'test':
      return tested(frame, node, moment);
    default:
      return assertNever(node);
  }
}

function merge(kept: Mask, other: Mask, take: (a: number, b: number) => number): Mask {
  for (let row = 0; row < kept.length; row++) kept[row] = take(kept[row]!, other[row]!);
  return kept;
}

function inverted(mask: Mask): Mask {
  for (let row = 0; row < mask.length; row++) mask[row] = 1 - mask[row]!;
  return mask;
}

/** Columns that a bare word is looked for in. */
const searchedKeys = ['name', 'series', 'state', 'tag', 'device', 'note'] as const;

function searched(frame: RunFrame, word: string): Mask {
  return searchedKeys
    .map((key) => byText(frame, frame.column(key), (text) => text.includes(word)))
    .reduce((kept, mask) => merge(kept, mask, (a, b) => a | b));
}

function tested(frame: RunFrame, test: TypedTest, moment: QueryMoment): Mask {
  if (test.field.text.toLowerCase() === 'is') return tested(frame, isTest(test), moment);
  const field = resolveField(frame, test.field.text);
  if (field === null) {
    const nearest = nearestField(frame, test.field.text);
    throw fault(
      `There is no field "${test.field.text}"${nearest === null ? '.' : `: ${nearest}?`}`,
      test.field,
    );
  }
  return isAboutNothing(test) ? byAbsence(frame, field, test) : byKind(frame, field, test, moment);
}

function byKind(frame: RunFrame, field: ResolvedField, test: TypedTest, moment: QueryMoment): Mask {
  switch (field.kind) {
    case 'number':
      return byNumber(frame, field.column, numberTest(test));
    case 'flag':
      return byNumber(frame, field.column, flagTest(test));
    case 'time':
      return byNumber(frame, field.column, timeTest(test, moment));
    case 'age':
      return byNumber(frame, frame.column('createdAt'), ageTest(test, moment));
    case 'text':
    case 'tags': {
      const mask = byText(frame, field.column, textTest(test, field.kind === 'tags'));
      return isNegated(test) ? inverted(mask) : mask;
    }
    default:
      return assertNever(field.kind);
  }
}

/** `is:pinned`, `is:archived`, and `is:done` for the state. */
function isTest(test: TypedTest): TypedTest {
  const { value } = test;
  const wanted = value.text.toLowerCase();
  if (wanted === 'pinned' || wanted === 'archived')
    return { ...test, field: { ...test.field, text: wanted }, value: { ...value, text: 'yes' } };
  if (jobStates.some((state) => state === wanted))
    return { ...test, field: { ...test.field, text: 'state' }, operator: isNegated(test) ? '!=' : '=' };
  throw fault(`A run is never "${value.text}": write is:pinned, is:archived or is:done.`, value);
}

function isAboutNothing({ operator, value }: TypedTest): boolean {
  const isNothing = value.isQuoted ? value.text === '' : value.text.toLowerCase() === 'n/a';
  return isNothing && ['=', ':', '!='].includes(operator);
}

function byAbsence(frame: RunFrame, { column, kind }: ResolvedField, test: TypedTest): Mask {
  if (kind === 'age') throw fault('Every run has an age.', test.value);
  const mask =
    column === undefined
      ? everything(frame)
      : isText(column)
        ? inverted(byText(frame, column, (text) => text !== ''))
        : byNumber(frame, column, Number.isNaN);
  return isNegated(test) ? inverted(mask) : mask;
}

function byNumber(frame: RunFrame, column: Column | undefined, test: (value: number) => boolean): Mask {
  const mask = new Uint8Array(frame.size);
  if (column === undefined || isText(column)) return test(Number.NaN) ? mask.fill(1) : mask;
  for (let row = 0; row < mask.length; row++) mask[row] = test(column.values[row]!) ? 1 : 0;
  return mask;
}

/** Asks each text once, of tags until one passes. */
function byText(frame: RunFrame, column: Column | undefined, test: (folded: string) => boolean): Mask {
  const mask = new Uint8Array(frame.size);
  if (column === undefined || !isText(column)) return mask;
  const { words } = frame;
  const known = new Int8Array(words.count).fill(-1);
  for (let row = 0; row < mask.length; row++) {
    const code = column.codes[row]!;
    if (code < 0) continue;
    if (known[code] === -1) {
      const text = words.folded(code);
      known[code] = (column.kind === 'tags' ? unpackTags(text).some(test) : test(text)) ? 1 : 0;
    }
    mask[row] = known[code]!;
  }
  return mask;
}
