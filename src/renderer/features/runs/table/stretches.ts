/** Rows that are fetched together: those of a screen and as many again, since an answer takes as long as it has rows. */
export const STRETCH = 64;

/** Rows on the screen, both ends included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Stretches that a screen needs, and those within half a stretch of it, of a table of so many rows. */
export function stretchesFor({ first, last }: RowRange, rows: number): readonly number[] {
  const most = Math.max(0, Math.ceil(rows / STRETCH) - 1);
  const from = clamp(Math.floor((first - STRETCH / 2) / STRETCH), most);
  const to = clamp(Math.floor((last + STRETCH / 2) / STRETCH), most);
  return Array.from({ length: to - from + 1 }, (_, k) => from + k);
}

/** The stretches that the screen itself shows. */
export function stretchesSeen({ first, last }: RowRange, rows: number): readonly number[] {
  const most = Math.max(0, Math.ceil(rows / STRETCH) - 1);
  const from = clamp(Math.floor(first / STRETCH), most);
  const to = clamp(Math.floor(last / STRETCH), most);
  return Array.from({ length: to - from + 1 }, (_, k) => from + k);
}

export const stretchOf = (index: number): number => Math.floor(index / STRETCH);

/** Offsets and lengths that cover rows `from` to `to`, both included, `most` at a time. */
export function asksFor(
  from: number,
  to: number,
  most: number,
): readonly { offset: number; limit: number }[] {
  const asks: { offset: number; limit: number }[] = [];
  for (let offset = from; offset <= to; offset += most) {
    asks.push({ offset, limit: Math.min(most, to - offset + 1) });
  }
  return asks;
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
