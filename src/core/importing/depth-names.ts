import { type DepthField, type DepthRole, depthRoleOf, maxDepthLevels } from '@shared/column-roles';

type Side = 'bid' | 'ask';
type Measure = 'Price' | 'Size';

const sides: Readonly<Record<string, Side>> = words('bid', 'bid bids b', 'ask', 'ask asks offer offers a');
const measures: Readonly<Record<string, Measure>> = words(
  'Price',
  'price prices px prc p rate',
  'Size',
  'size sizes sz s qty quantity q amount volume vol v',
);
/** Words that say nothing of side, measure or level. */
const fillers = new Set(['best', 'level', 'lvl', 'l', 'book', 'ob', 'depth', 'top']);

interface Named {
  readonly field: DepthField;
  /** As it stands in the name; null where there is none. */
  readonly number: number | null;
}

/**
 * Roles of the columns of an order book by their names, null for others. Known are side, price or size and level in any
 * order and spelling: `bid_price_1`, `bidPrice1`, `bid1_size`, `bp1`, `Ask Price 1`, Tardis' `asks[0].amount`, Databento's
 * `bid_px_00`, Binance's `best_bid_qty`. A name without a measure is a price where it has a level or is the side alone;
 * one without a level is of the best. Levels count from 0 where a column has that number.
 */
export function depthRolesByName(header: readonly string[]): (DepthRole | null)[] {
  const named = header.map(namedOf);
  const base = named.some((name) => name?.number === 0) ? 0 : 1;
  const taken = new Set<DepthRole>();
  return named.map((name) => {
    if (name === null) return null;
    const level = name.number === null ? 1 : name.number - base + 1;
    if (level < 1 || level > maxDepthLevels) return null;
    const role = depthRoleOf({ field: name.field, level });
    if (taken.has(role)) return null;
    taken.add(role);
    return role;
  });
}

/** Whether roles hold the best price of both sides, which makes them those of a book. */
export function isBook(roles: readonly (DepthRole | null)[]): boolean {
  return roles.includes('bidPrice1') && roles.includes('askPrice1');
}

function namedOf(header: string): Named | null {
  let side: Side | null = null;
  let measure: Measure | null = null;
  let number: number | null = null;
  for (const word of wordsOf(header)) {
    if (/^\d+$/.test(word)) {
      if (number !== null) return null;
      number = Number(word);
    } else if (side === null && sides[word] !== undefined) side = sides[word];
    else if (measure === null && measures[word] !== undefined) measure = measures[word];
    else if (!fillers.has(word)) return null;
  }
  if (side === null) return null;
  // A single letter is a side only beside a measure: `a` and `b` are names of anything.
  if (measure === null && !/(?:bid|ask|offer)/i.test(header)) return null;
  return { field: `${side}${measure ?? 'Price'}`, number };
}

/** `bidPrice1`, `BID_PRICE_1`, `bp1` and `askvolume` in words: side, measure and number each by itself. */
function wordsOf(header: string): string[] {
  const parts =
    header
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+|\d+/g) ?? [];
  return parts.flatMap((part) => {
    if (part in sides || part in measures || fillers.has(part)) return [part];
    const [, side, measure] = /^(?:best)?(bids?|asks?|offers?|[ab])([a-z]+)$/.exec(part) ?? [];
    return side !== undefined && measure !== undefined && measure in measures ? [side, measure] : [part];
  });
}

function words<A extends string, B extends string>(
  a: A,
  ofA: string,
  b: B,
  ofB: string,
): Record<string, A | B> {
  return Object.fromEntries([
    ...ofA.split(' ').map((word) => [word, a] as const),
    ...ofB.split(' ').map((word) => [word, b] as const),
  ]);
}
