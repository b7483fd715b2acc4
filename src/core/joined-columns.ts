import { assertNever } from '@shared/errors';
import type { Joined, JoinedSeries, JoinedShape } from './joined';
import { listed } from './text/list';

/** One value a bar that a formula reads of a joined series. */
export interface JoinedColumn {
  readonly name: string;
  /** The name of the series. */
  readonly series: string;
  readonly documentation: string;
  /** What one might take it to be called. */
  readonly aliases: readonly string[];
}

/**
 * What formulas call the columns of a joined series: a scalar `vix` is `vix`; bars `spy` are `spy_open` to `spy_volume`; depth
 * `book` is `book_bid_price_1`, `book_bid_size_1`, `book_ask_price_1`, `book_ask_size_1`, level 1 the best. A series of unknown
 * kind has all of them.
 */
export function columnsOfShape({ name, kind, levels }: JoinedShape): readonly JoinedColumn[] {
  switch (kind) {
    case 'scalar':
      return [
        {
          name,
          series: name,
          documentation: `Last value of ${name} that was known.`,
          aliases: ['value', 'close', 'price', 'level'].map((part) => `${name}_${part}`),
        },
      ];
    case 'bars':
      return barParts.map((part) => ({
        name: `${name}_${part}`,
        series: name,
        documentation: `${barWords[part]} of the last bar of ${name} that was known.`,
        aliases: [],
      }));
    case 'depth':
      return Array.from({ length: levels }, (_, i) => levelColumns(name, i + 1)).flat();
    case 'unknown':
      return (['scalar', 'bars', 'depth'] as const).flatMap((one) =>
        columnsOfShape({ name, kind: one, levels: deepest }),
      );
    default:
      return assertNever(kind);
  }
}

/** What a formula is told that names a whole series which has several columns, as a sentence; null of one that it can read. */
export function wholeSeries({ name, kind, levels }: JoinedShape): string | null {
  switch (kind) {
    case 'bars':
      return `"${name}" is a series of bars. Its columns are ${listed(barParts.map((part) => `${name}_${part}`))}.`;
    case 'depth': {
      const best = levelParts.map(({ part }) => `${name}_${part}_1`);
      return `"${name}" is an order book. Its columns are ${listed(best)}${levels > 1 ? `, and so on to level ${levels}` : ''}.`;
    }
    case 'scalar':
    case 'unknown':
      return null;
    default:
      return assertNever(kind);
  }
}

/** The values of every such column by its name. */
export function valuesByColumn(joined: Joined): ReadonlyMap<string, Float64Array> {
  return new Map([...joined].flatMap(([name, series]) => valuesOf(name, series)));
}

/** Levels that a formula may read of an order book while nobody knows how many it has. */
const deepest = 100;

const barParts = ['open', 'high', 'low', 'close', 'volume'] as const;
const barWords: Readonly<Record<(typeof barParts)[number], string>> = {
  open: 'First price',
  high: 'Highest price',
  low: 'Lowest price',
  close: 'Last price',
  volume: 'Volume',
};

const levelParts = [
  { part: 'bid_price', column: 'bidPrice', words: 'Price bid' },
  { part: 'bid_size', column: 'bidSize', words: 'Size bid' },
  { part: 'ask_price', column: 'askPrice', words: 'Price asked' },
  { part: 'ask_size', column: 'askSize', words: 'Size asked' },
] as const;

function levelColumns(name: string, level: number): readonly JoinedColumn[] {
  return levelParts.map(({ part, words }) => ({
    name: `${name}_${part}_${level}`,
    series: name,
    documentation: `${words} at level ${level} of ${name}, level 1 the best.`,
    aliases: [],
  }));
}

function valuesOf(name: string, series: JoinedSeries): readonly (readonly [string, Float64Array])[] {
  switch (series.kind) {
    case 'scalar':
      return [[name, series.value]];
    case 'bars':
      return barParts.map((part) => [`${name}_${part}`, series.bars[part]]);
    case 'depth':
      return series.levels.flatMap((level, i) =>
        levelParts.map(({ part, column }) => [`${name}_${part}_${i + 1}`, level[column]] as const),
      );
    default:
      return assertNever(series);
  }
}
