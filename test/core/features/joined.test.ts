import {
  completeFeature,
  computeFeature,
  featureCatalog,
  featureLabel,
  formulaLibraryOf,
  resolveFeature,
} from '@core/features/registry';
import { shapesOf, unknownShapes } from '@core/joined';
import { columnsOfShape, valuesByColumn } from '@core/joined-columns';
import type { FeatureSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { sampleBars } from './sample-bars';
import { sampleJoined, sampleShapes } from './sample-joined';

const faultsOf = (spec: FeatureSpec, joined = sampleShapes) => {
  const resolution = resolveFeature(spec, joined);
  return resolution.ok ? [] : resolution.faults.map(({ path, message }) => `${path} ${message}`);
};
const only = (...names: readonly string[]) => sampleShapes.filter(({ name }) => names.includes(name));

describe('a feature that reads a joined series', () => {
  it.each<[string, FeatureSpec, readonly string[]]>([
    [
      'one that is not joined',
      { kind: 'rollingBeta', series: 'spx' },
      ['series names "spx", which is not joined; did you mean "spy"?'],
    ],
    [
      'one like nothing that is joined',
      { kind: 'rollingBeta', series: 'eurusd' },
      [
        'series names "eurusd", which is not joined; there is spy, qqq, vix and mood, and others are added under data.auxiliary',
      ],
    ],
    [
      'one of another kind',
      { kind: 'rollingBeta', series: 'book' },
      [
        'series names "book", which is an order book; it must be bars or one value a moment, such as spy, qqq, vix or mood',
      ],
    ],
    [
      'none where several fit',
      { kind: 'seriesLevel' },
      ['series must name one of the joined series spy, qqq, vix and mood'],
    ],
    [
      'a number',
      { kind: 'microprice', series: 3 },
      ['series must be the name of a joined series, such as "book", not 3'],
    ],
    [
      'more levels than the book has',
      { kind: 'bookImbalance', series: 'book', levels: 5 },
      ['levels must be at most 3, the levels of "book", not 5'],
    ],
  ])('says what is wrong with %s', (_, spec, faults) => {
    expect(faultsOf(spec)).toEqual(faults);
  });

  it('says how to join one where nothing that fits is joined', () => {
    expect(faultsOf({ kind: 'microprice', series: 'book' }, [])).toEqual([
      'series needs a joined series that is an order book, and none is joined; add one under data.auxiliary',
    ]);
    expect(faultsOf({ kind: 'breadth' }, only('vix', 'book'))).toEqual([
      'kind needs a joined series that is bars, and vix and book are not; add one under data.auxiliary',
    ]);
  });

  it('takes the only series that fits where none is named, and writes it out', () => {
    expect(completeFeature({ kind: 'bookSpread' }, sampleShapes)).toEqual({
      kind: 'bookSpread',
      series: 'book',
    });
    expect(completeFeature({ kind: 'seriesLevel' }, only('mood', 'book'))).toEqual({
      kind: 'seriesLevel',
      series: 'mood',
    });
  });

  it('passes while only names are known, and says of them what is not joined', () => {
    const named = unknownShapes(['spy', 'book']);
    for (const kind of ['rollingBeta', 'bookSpread', 'depthSlope'])
      expect(faultsOf({ kind, series: 'spy' }, named)).toEqual([]);
    expect(faultsOf({ kind: 'bookSpread', series: 'bok' }, named)).toEqual([
      'series names "bok", which is not joined; did you mean "book"?',
    ]);
    expect(featureLabel({ kind: 'rollingBeta', series: 'spy' }, named)).toBe('Beta 60 to spy');
    expect(
      faultsOf({ kind: 'formula', formula: 'spy_close / close + book_ask_size_7 - spy' }, named),
    ).toEqual([]);
  });

  it('is offered with the first series that fits, or none', () => {
    const defaultOf = (kind: string, joined = sampleShapes) =>
      featureCatalog(joined)
        .find((one) => one.kind === kind)
        ?.parameters.find(({ type }) => type === 'series')?.default;
    expect(['rollingBeta', 'bookSpread', 'seriesLevel'].map((kind) => defaultOf(kind))).toEqual([
      'spy',
      'book',
      'spy',
    ]);
    expect(defaultOf('bookSpread', only('vix'))).toBe('');
  });
});

describe('a formula', () => {
  const joined = sampleJoined(80);
  const bars = sampleBars(80);
  const valuesOf = (formula: string) => computeFeature(bars, { kind: 'formula', formula }, joined);

  it('reads every column of every joined series by the name that is told', () => {
    const columns = valuesByColumn(joined);
    expect(sampleShapes.flatMap(columnsOfShape).map(({ name }) => name)).toEqual([...columns.keys()]);
    for (const [name, values] of columns) expect(valuesOf(name), name).toEqual(values);
    expect([...columns.keys()].filter((name) => /vix|spy_v|book_.*_3/.test(name))).toEqual([
      'spy_volume',
      'vix',
      'book_bid_price_3',
      'book_bid_size_3',
      'book_ask_price_3',
      'book_ask_size_3',
    ]);
  });

  it('calls the features that read joined series, by their names', () => {
    const feature = { kind: 'relativeStrength', series: 'qqq', period: 7 };
    expect(valuesOf('relativeStrength(qqq, 7)')).toEqual(computeFeature(bars, feature, joined));
    expect(valuesOf('bookSpread()')).toEqual(
      computeFeature(bars, { kind: 'bookSpread', series: 'book' }, joined),
    );
  });

  it.each([
    [
      'spy',
      'at column 1: "spy" is a series of bars. Its columns are spy_open, spy_high, spy_low, spy_close and spy_volume',
    ],
    [
      'log(book)',
      'at column 5: "book" is an order book. Its columns are book_bid_price_1, book_bid_size_1, book_ask_price_1 and book_ask_size_1, and so on to level 3',
    ],
    ['vax', 'at column 1: "vax" is not a column; did you mean "vix"?'],
    ['vix_close', 'at column 1: "vix_close" is not a column here. It is called vix'],
    [
      'rollingBeta(book, 20)',
      'at column 13: series must be one of spy, qqq, vix, mood, not "book"; did you mean "mood"?',
    ],
    [
      'bookImbalance(book, 9)',
      'at column 21: levels of bookImbalance must be at most 3, the levels of "book", not 9',
    ],
  ])('says what is wrong with %s', (formula, message) => {
    expect(faultsOf({ kind: 'formula', formula })).toEqual([`formula ${message}`]);
  });

  it('is told that a feature lacks its series, and not that there is no such feature', () => {
    expect(faultsOf({ kind: 'formula', formula: 'bookSpread(book)' }, only('vix'))).toEqual([
      'formula at column 1: bookSpread needs a joined series that is an order book, and vix is not; add one under data.auxiliary',
    ]);
  });

  it('has one library for the same shapes and, where nothing is joined, the one it always had', () => {
    expect(formulaLibraryOf(shapesOf(joined))).toBe(formulaLibraryOf(sampleShapes));
    expect(formulaLibraryOf([])).toBe(formulaLibraryOf([]));
    expect([...formulaLibraryOf([]).columns.keys()]).toEqual(['open', 'high', 'low', 'close', 'volume']);
    expect(formulaLibraryOf([]).functions.has('bookSpread')).toBe(false);
    expect(formulaLibraryOf([]).functions.has('rsi')).toBe(true);
  });

  it('keeps the columns of the traded bars whatever is joined', () => {
    const joinedClose = unknownShapes(['close', 'spy', 'spy_close']);
    expect([...formulaLibraryOf(joinedClose).columns.keys()].filter((name) => name === 'close')).toHaveLength(
      1,
    );
  });
});
