import type { Part } from '../dataset/stack';
import type { BaselineFold } from './baseline';

/** A series of a fold with its place in the stack. */
export interface PartOfFold {
  readonly part: Part;
  /** Row of its first bar. */
  readonly offset: number;
  /** Its training rows, by its own bars. */
  readonly train: Int32Array;
}

/** The series of a fold, each with its own training rows. */
export function partsOf({
  experiment,
  lesson,
}: Pick<BaselineFold, 'experiment' | 'lesson'>): readonly PartOfFold[] {
  const { parts, layout } = experiment;
  const { train } = lesson.rows;
  if (layout === null) return [{ part: parts[0]!, offset: 0, train }];
  return parts.map((part, s) => {
    const [from, to] = [layout.offsets[s]!, layout.offsets[s + 1]!];
    const own = train.filter((row) => row >= from && row < to).map((row) => row - from);
    return { part, offset: from, train: own.sort() };
  });
}
