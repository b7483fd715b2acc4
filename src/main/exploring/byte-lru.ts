/** Values made on demand and kept while they fit: those used least lately go first. */
export interface ByteLru<T> {
  /** The value of a key, made where it is not kept. */
  get(key: string, make: () => T): T;
}

/** @param sizeOf bytes of a value. The newest is kept, however large it is. */
export function createByteLru<T>(limitBytes: number, sizeOf: (value: T) => number): ByteLru<T> {
  /** A map keeps the order of insertion: the first is the one used least lately. */
  const kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  let total = 0;

  const keep = (key: string, value: T): T => {
    const bytes = sizeOf(value);
    kept.set(key, { value, bytes });
    total += bytes;
    for (const [oldest, { bytes: freed }] of kept) {
      if (total <= limitBytes || oldest === key) break;
      kept.delete(oldest);
      total -= freed;
    }
    return value;
  };
  return {
    get(key, make) {
      const found = kept.get(key);
      if (found === undefined) return keep(key, make());
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
  };
}
