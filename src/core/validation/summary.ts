import type { Split } from './fold';

/** How many rows a split deals with. */
export interface SplitCounts {
  readonly folds: number;
  /** Folds that cannot be trained. */
  readonly flawed: number;
  /** Least and most rows of a fold that can be trained. */
  readonly train: readonly [number, number];
  readonly validation: readonly [number, number];
  readonly test: readonly [number, number];
  /** Rows left out at most in a fold. */
  readonly purged: number;
  readonly embargoed: number;
}

/** NaN where no fold can be trained. */
export function countsOf({ folds }: Pick<Split, 'folds'>): SplitCounts {
  const sound = folds.filter(({ flaw }) => flaw === null);
  const most = (rows: readonly number[]) => (rows.length === 0 ? NaN : Math.max(...rows));
  const range = (part: 'train' | 'validation' | 'test'): readonly [number, number] => {
    const rows = sound.map((fold) => fold[part].length);
    return [rows.length === 0 ? NaN : Math.min(...rows), most(rows)];
  };
  return {
    folds: folds.length,
    flawed: folds.length - sound.length,
    train: range('train'),
    validation: range('validation'),
    test: range('test'),
    purged: most(sound.map(({ purged }) => purged.length)),
    embargoed: most(sound.map(({ embargoed }) => embargoed.length)),
  };
}

/**
 * What the user should know of the folds before believing in them, as sentences: those that are left out, and those whose rows are all of
 * one class. Nothing can be learnt where training rows are, and many figures are undefined where test rows are. Of many folds alike
 * the first are named and the others counted.
 *
 * @param classes class of each row, by row; NaN where unknown
 * @param names of the classes; none where labels are numbers
 */
export function foldNotes(
  { folds }: Pick<Split, 'folds'>,
  classes: ArrayLike<number>,
  names: readonly string[],
): readonly string[] {
  const counts = { flaw: 0, train: 0, validation: 0, test: 0 };
  const notes = folds.flatMap((fold, f) => {
    if (fold.flaw !== null)
      return ++counts.flaw > mostNamed ? [] : [`${fold.flaw} Its test rows have no forecast.`];
    if (names.length === 0) return [];
    return parts.flatMap((part) => {
      const only = onlyClass(fold[part], classes);
      if (only === null || ++counts[part] > mostNamed) return [];
      const rows = fold[part].length;
      return [
        `All ${rows} ${part} rows of fold ${f + 1} are of the class ${names[only]}: ${consequence[part]}.`,
      ];
    });
  });
  return [
    ...notes,
    ...furtherNote(counts.flaw, (more) => `${more} cannot be trained either.`),
    ...parts.flatMap((part) =>
      furtherNote(counts[part], (more) => `The ${part} rows of ${more} are of one class as well.`),
    ),
  ];
}

const parts = ['train', 'validation', 'test'] as const;

/** Folds that are named of those which have the same to be said of. */
const mostNamed = 5;

function furtherNote(count: number, note: (more: string) => string): readonly string[] {
  const more = count - mostNamed;
  return more <= 0 ? [] : [note(more === 1 ? '1 more fold' : `${more} more folds`)];
}

const consequence = {
  train: 'there is nothing to learn',
  validation: 'training is stopped by one class alone',
  test: 'figures that need two classes are undefined there',
};

/** The one class that two rows or more have; null where there are several. */
function onlyClass(rows: Int32Array, classes: ArrayLike<number>): number | null {
  if (rows.length < 2) return null;
  const first = classes[rows[0]!]!;
  return rows.every((row) => classes[row] === first) ? first : null;
}
