/** Texts by number, each once: what columns of texts hold is compared, searched and sorted by numbers. */
export interface Words {
  readonly count: number;
  idOf(text: string): number;
  text(id: number): string;
  /** In small letters, as searches compare. */
  folded(id: number): string;
  /** What texts are sorted by, one after the other: in small letters, numbers within by their size. */
  order(id: number): string;
}

export function createWords(): Words {
  const texts: string[] = [];
  const ids = new Map<string, number>();
  const folded: (string | undefined)[] = [];
  const orders: (string | undefined)[] = [];
  const foldedOf = (id: number): string => {
    folded[id] ??= texts[id]!.toLowerCase();
    return folded[id];
  };
  return {
    get count() {
      return texts.length;
    },
    idOf(text) {
      const known = ids.get(text);
      if (known !== undefined) return known;
      ids.set(text, texts.length);
      return texts.push(text) - 1;
    },
    text: (id) => texts[id]!,
    folded: foldedOf,
    order(id) {
      orders[id] ??= foldedOf(id).replace(/\d+/g, (digits) => digits.padStart(12, '0'));
      return orders[id];
    },
  };
}

const separator = '\u001f';

/** Tags of a run as one word, so that a column of them is one of texts. */
export function packTags(tags: readonly string[]): string {
  return tags.join(separator);
}

export function unpackTags(word: string): readonly string[] {
  return word === '' ? [] : word.split(separator);
}
