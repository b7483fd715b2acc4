/** What is drawn of many, and how many there are. */
export interface Thinned<T> {
  readonly drawn: readonly T[];
  readonly of: number;
}

/**
 * At most about so many: those that must be kept, and of the others every 2nd, 4th, 8th ... by their numbers, so that what is drawn stays as more come.
 */
export function thin<T extends { readonly number: number }>(
  items: readonly T[],
  most: number,
  mustKeep: (item: T) => boolean,
): Thinned<T> {
  let stride = 1;
  while (items.length / stride > most) stride *= 2;
  const drawn = stride === 1 ? items : items.filter((item) => item.number % stride === 0 || mustKeep(item));
  return { drawn, of: items.length };
}
