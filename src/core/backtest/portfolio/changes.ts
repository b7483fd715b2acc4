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
  const [traded, stuck] = parted(held, ({ series }) => isTrading[series] === 1);
  const [kept, closing] = parted(traded, ({ series, side }) => wanted[series] === side);
  const sides = new Int8Array(wanted.length);
  for (const { series, side } of held) sides[series] = side;
  const entering: number[] = [];
  wanted.forEach((side, s) => {
    if (isTrading[s] === 1 && side !== 0 && side !== sides[s]) entering.push(s);
  });
  return { stuck, kept, closing, entering };
}

/** Those that pass, and the others, in their order. */
export function parted(
  holdings: readonly Holding[],
  test: (holding: Holding) => boolean,
): readonly [readonly Holding[], readonly Holding[]] {
  return [holdings.filter(test), holdings.filter((holding) => !test(holding))];
}
