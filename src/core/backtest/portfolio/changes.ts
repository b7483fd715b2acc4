import type { Holding } from './holding';
import type { Quotes } from './quotes';

/** What becomes of a book at an open. */
export interface Changes {
  /** Cannot be traded now. */
  readonly stuck: readonly Holding[];
  readonly kept: readonly Holding[];
  readonly closing: readonly Holding[];
  /** Series to buy or to sell short, turned positions among them. */
  readonly entering: readonly number[];
}

/** @param wanted side of each series; not read of one that cannot be traded. [series] */
export function changesOf(held: readonly Holding[], wanted: Int8Array, { isTrading }: Quotes): Changes {
  const stuck: Holding[] = [];
  const kept: Holding[] = [];
  const closing: Holding[] = [];
  const sides = new Int8Array(wanted.length);
  for (const holding of held) {
    const { series, side } = holding;
    sides[series] = side;
    if (isTrading[series] === 0) stuck.push(holding);
    else (wanted[series] === side ? kept : closing).push(holding);
  }
  const entering: number[] = [];
  for (let s = 0; s < wanted.length; s++)
    if (isTrading[s] === 1 && wanted[s] !== 0 && wanted[s] !== sides[s]) entering.push(s);
  return { stuck, kept, closing, entering };
}

/** Those that pass, and the others, in their order. */
export function parted(
  holdings: readonly Holding[],
  test: (holding: Holding) => boolean,
): readonly [readonly Holding[], readonly Holding[]] {
  return [holdings.filter(test), holdings.filter((holding) => !test(holding))];
}
