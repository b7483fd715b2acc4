import {
  completionsAt,
  isBegun,
  isHalfTyped,
  quoted,
  taken,
} from '@renderer/features/runs/table/query/completion';
import { placeAt } from '@renderer/features/runs/table/query/place';
import type { RunColumn } from '@shared/run-table';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const column = (key: string, kind: RunColumn['kind'], examples: readonly string[] = []): RunColumn => ({
  key,
  kind,
  distinct: 2,
  examples,
});

const columns = [
  column('name', 'text', ['Trend #1']),
  column('state', 'text', ['done', 'failed']),
  column('tag', 'tags', ['fx', 'two words']),
  column('pinned', 'flag'),
  column('createdAt', 'time'),
  column('model.hidden', 'number'),
  column('test.sharpe', 'number'),
  column('validation.sharpe', 'number'),
];

/** What is offered where the bar stands. */
function offered(marked: string): readonly string[] {
  const cursor = marked.indexOf('|');
  return completionsAt(marked.replace('|', ''), cursor, columns).map(({ insert }) => insert);
}

describe('the completion of a query', () => {
  it('offers fields where a test begins, by any part of their key or title', () => {
    expect(offered('|')).toEqual([...columns.map(({ key }) => key), 'not']);
    expect(offered('hid|')).toEqual(['model.hidden']);
    expect(offered('units|')).toEqual(['model.hidden']);
    expect(offered('state = done and (sha|')).toEqual(['test.sharpe', 'validation.sharpe']);
    expect(offered('no|')).toEqual(['not']);
  });

  it('tells the beginning of a field, sign or value from a word to search for', () => {
    const isHalf = (text: string) => isHalfTyped(completionsAt(text, text.length, columns), text);
    expect(['mod', 'model.hid', 'hid', 'state ', 'state = fa', 'x = 1 and na'].map(isHalf)).not.toContain(
      false,
    );
    expect(['units', 'idd', 'nothing', 'state = ailed'].map(isHalf)).not.toContain(true);
  });

  it('offers after a field the signs of its kind', () => {
    expect(offered('test.sharpe |')).toEqual(['>=', '>', '<=', '<', '=', '!=']);
    expect(offered('tag |')).toEqual([':', '=', '!=']);
    expect(offered('state |')).toContain('~');
    expect(offered('what |')).toEqual([]);
  });

  it('offers after a sign the values of the field, in quotes where they are not one word', () => {
    expect(offered('state=|')).toEqual(['done', 'failed']);
    expect(offered('state = fa|')).toEqual(['failed']);
    expect(offered('tag:|')).toEqual(['fx', '"two words"']);
    expect(offered('tag:"tw|')).toEqual(['"two words"']);
    expect(offered('pinned = |')).toEqual(['yes', 'no']);
    expect(offered('test.sharpe > |')).toEqual([]);
  });

  it('offers what joins tests behind one that is whole, and fields too', () => {
    expect(offered('state = done |').slice(0, 3)).toEqual(['and', 'or', 'not']);
    expect(offered('(state = done) a|')).toContain('and');
    expect(offered('state = done mod|')).toEqual(['model.hidden']);
  });

  it('takes an entry in place of the word that the cursor is in', () => {
    const [entry] = completionsAt('tag:fx and model.h >= 64', 17, columns);
    expect(taken('tag:fx and model.h >= 64', entry!)).toEqual({
      text: 'tag:fx and model.hidden >= 64',
      cursor: 24,
    });
    const [last] = completionsAt('st', 2, columns);
    expect(taken('st', last!)).toEqual({ text: 'state ', cursor: 6 });
  });

  it('opens by itself once something is begun, not on an empty text', () => {
    expect(isBegun('', 0)).toBe(false);
    expect(isBegun('te', 2)).toBe(true);
    expect(isBegun('test.sharpe ', 12)).toBe(true);
    expect(isBegun('state = done ', 13)).toBe(false);
  });

  it('never fails and never replaces what is behind the word, whatever was typed', () => {
    const piece = fc.constantFrom(
      'model.hidden',
      'tag',
      ' ',
      '>=',
      ':',
      '"a b',
      '"c"',
      '(',
      ')',
      'and',
      'not',
      '\\',
      "'",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(60), (pieces, at) => {
        const text = pieces.join('');
        const cursor = Math.min(at, text.length);
        const place = placeAt(text, cursor);
        if (place.kind === 'nothing') return;
        expect(place.from).toBeLessThanOrEqual(cursor);
        expect(place.to).toBeGreaterThanOrEqual(cursor);
        expect(text.slice(cursor, place.to)).not.toMatch(/[\s()]/);
      }),
    );
  });

  it('puts a value in quotes as the language reads it back', () => {
    expect(quoted('fx')).toBe('fx');
    expect(quoted('say "yes"')).toBe('"say \\"yes\\""');
    expect(quoted('and')).toBe('"and"');
  });
});
