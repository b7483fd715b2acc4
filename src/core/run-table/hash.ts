/** Where a hash begins: the offset basis of FNV-1a, and another for a second hash of the same. */
export const [start, other] = [0x811c9dc5, 0x9e3779b9] as const;

/** FNV-1a of Fowler, Noll and Vo, over UTF-16 units. */
export function hashText(text: string, from: number): number {
  let hash = from;
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return hash >>> 0;
}

/** Stirs another 32 bits in, with the last steps of MurmurHash3 so that every bit counts. */
export function mixed(hash: number, bits: number): number {
  let h = Math.imul(hash ^ bits, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}
