import { knownPairs } from '../known-pairs';

/** Corners of a line that never falls; P(up) is constant beyond the outermost. Empty where nothing was known. */
export interface Isotonic {
  /** Ascending. [corners] */
  readonly scores: readonly number[];
  /** P(up) at each, never falling. [corners] */
  readonly probabilities: readonly number[];
}

/**
 * Isotonic regression of labels on scores by pooling adjacent violators (Ayer et al., Annals of Mathematical Statistics 26, 1955), as
 * Zadrozny and Elkan calibrate with it (KDD 2002). Equal scores are one point. Between points the line is straight, as in
 * scikit-learn's `IsotonicRegression`; corners that lie upon a level stretch are dropped. Rows with a NaN are left out.
 *
 * @param score of rows that were not trained on, in any unit. [rows]
 * @param label 1 up, 0 not up, NaN unknown. [rows]
 */
export function fitIsotonic(score: Float64Array, label: Float64Array): Isotonic {
  const points = pointsOf(...knownPairs(score, label));
  const levels = pool(points);
  const corners = points.map(({ score: at }, i) => ({ at, level: levels[i]! })).filter(isCorner);
  return { scores: corners.map(({ at }) => at), probabilities: corners.map(({ level }) => level) };
}

/** P(up) of a score; NaN of NaN and where nothing was known. */
export function isotonicProbability({ scores, probabilities }: Isotonic, score: number): number {
  const last = scores.length - 1;
  if (last < 0 || Number.isNaN(score)) return NaN;
  if (score <= scores[0]!) return probabilities[0]!;
  if (score >= scores[last]!) return probabilities[last]!;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (scores[middle]! <= score) low = middle;
    else high = middle;
  }
  const along = (score - scores[low]!) / (scores[high]! - scores[low]!);
  return probabilities[low]! + along * (probabilities[high]! - probabilities[low]!);
}

interface Point {
  readonly score: number;
  readonly rows: number;
  readonly ups: number;
}

function pointsOf(score: Float64Array, label: Float64Array): readonly Point[] {
  const points: { score: number; rows: number; ups: number }[] = [];
  for (const row of Int32Array.from(score.keys()).sort((a, b) => score[a]! - score[b]!)) {
    const last = points.at(-1);
    if (last === undefined || last.score !== score[row])
      points.push({ score: score[row]!, rows: 1, ups: label[row]! });
    else {
      last.rows++;
      last.ups += label[row]!;
    }
  }
  return points;
}

/** The level of each point: the share of ups in its pool. Pools are joined while the one before is not below. */
function pool(points: readonly Point[]): Float64Array {
  const pools: { rows: number; ups: number; points: number }[] = [];
  for (const { rows, ups } of points) {
    let joined = { rows, ups, points: 1 };
    for (let before = pools.at(-1); before && !isBelow(before, joined); before = pools.at(-1)) {
      pools.pop();
      joined = {
        rows: before.rows + joined.rows,
        ups: before.ups + joined.ups,
        points: before.points + joined.points,
      };
    }
    pools.push(joined);
  }
  return Float64Array.from(
    pools.flatMap(({ rows, ups, points: many }) => new Array<number>(many).fill(ups / rows)),
  );
}

/** Of whole numbers, so that no rounding decides. */
function isBelow(a: Omit<Point, 'score'>, b: Omit<Point, 'score'>): boolean {
  return a.ups * b.rows < b.ups * a.rows;
}

function isCorner(corner: { level: number }, i: number, all: readonly { level: number }[]): boolean {
  return all[i - 1]?.level !== corner.level || all[i + 1]?.level !== corner.level;
}
