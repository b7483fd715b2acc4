import { joinedOf } from '@renderer/features/experiments/auxiliary/joined';
import { rejoined, renamedFeatures } from '@renderer/features/experiments/auxiliary/rejoin';
import { suggestJoin } from '@renderer/features/experiments/auxiliary/suggest';
import type { Json, JsonObject } from '@renderer/features/experiments/json';
import type { FeatureDescriptor } from '@shared/features';
import { describe, expect, it } from 'vitest';
import { seriesLike } from './series-like';

const vix = seriesLike({ id: 2, name: 'VIX', kind: 'scalar' });
const book = seriesLike({ id: 3, name: 'Book', kind: 'depth', levels: 5 });
const row = (series: typeof vix, change: object = {}): JsonObject => ({
  ...suggestJoin(series, []),
  ...change,
});

describe('choosing another series for a row', () => {
  it('suggests name and timing anew where they were suggested', () => {
    expect(rejoined([row(vix)], 0, vix, book)).toEqual([row(book)]);
  });

  it('keeps what the user has chosen', () => {
    const own = row(vix, { name: 'fear', stamped: 'end', lag: 2 });
    expect(rejoined([own], 0, vix, book)).toEqual([{ ...row(book), name: 'fear', stamped: 'end', lag: 2 }]);
  });

  it('leaves the other rows alone', () => {
    const rows = [row(vix), row(book)];
    expect(rejoined(rows, 1, book, vix)?.[0]).toBe(rows[0]);
    expect(rejoined(rows, 1, book, undefined)).toBeNull();
  });
});

describe('renaming a joined series', () => {
  const level = {
    kind: 'level',
    label: 'Level',
    group: 'sentiment',
    description: '',
    formula: '',
    source: '',
    pane: 'own',
    unit: 'ratio',
    range: null,
    inputs: [],
    needs: ['scalar'],
    warmUp: 0,
    parameters: [{ type: 'series', name: 'of', label: 'Series', default: '', kinds: ['scalar'] }],
  } as const satisfies FeatureDescriptor;
  const catalog = [level];
  const draft = (name: string): Json => ({
    data: { auxiliary: [{ name, series: 'VIX' }] },
    features: [
      { kind: 'level', of: 'vix' },
      { kind: 'rsi', period: 14 },
    ],
  });

  it('takes the features that read it along', () => {
    expect(renamedFeatures(draft('fear'), catalog, 'vix', 'fear')).toEqual([
      { kind: 'level', of: 'fear' },
      { kind: 'rsi', period: 14 },
    ]);
  });

  it('changes nothing where none reads it, or where the old name is still there', () => {
    expect(renamedFeatures(draft('fear'), catalog, 'other', 'fear')).toBeNull();
    expect(renamedFeatures(draft('vix'), catalog, 'vix', 'fear')).toBeNull();
    expect(renamedFeatures(draft(''), catalog, 'vix', '')).toBeNull();
  });
});

describe('the joined series of a draft', () => {
  it('have the kinds and levels that the workspace knows, and are unknown where it does not', () => {
    const auxiliary = [row(vix), row(book), { name: 'gone', series: 'Gone' }, { series: 'VIX' }, 7];
    expect(joinedOf({ data: { auxiliary } }, [vix, book])).toEqual([
      { name: 'vix', kind: 'scalar', levels: 0 },
      { name: 'book', kind: 'depth', levels: 5 },
      { name: 'gone', kind: 'unknown', levels: 0 },
    ]);
    expect(joinedOf({ data: { auxiliary: 'x' } }, [])).toEqual([]);
  });
});
