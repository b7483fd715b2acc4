import type { ReproductionEffect } from '@shared/reproduction';
import type { RepeatedRun } from './repeated-run';

/** What weighs most comes first, since not all of it is named. */
const testFirst = ['test', 'validation', 'train'] as const;

/** What was compared of one kind, and what of it differs. */
export interface Effects {
  readonly compared: number;
  readonly differences: readonly ReproductionEffect[];
}

/** Weights and epochs, model by model. */
export function modelEffects(run: RepeatedRun, repeat: RepeatedRun): Effects {
  const count = Math.max(run.models.length, repeat.models.length);
  const differences = Array.from({ length: count }, (_, i) => {
    const [before, after] = [run.models[i], repeat.models[i]];
    const name = `Model ${i + 1}`;
    if (before?.weightsHash !== after?.weightsHash)
      return {
        what: `${name}: weights`,
        before: short(before?.weightsHash),
        after: short(after?.weightsHash),
      };
    if (before?.bestEpoch !== after?.bestEpoch)
      return { what: `${name}: best epoch`, before: text(before?.bestEpoch), after: text(after?.bestEpoch) };
    return null;
  }).filter((effect) => effect !== null);
  // A run of before models were kept one by one has the hash of its weights alone.
  const [before, after] = [run.detail.weightsHash, repeat.detail.weightsHash];
  if (differences.length === 0 && before !== after)
    return {
      compared: Math.max(count, 1),
      differences: [{ what: 'Weights', before: short(before), after: short(after) }],
    };
  return { compared: Math.max(count, 1), differences };
}

/** Every value of every bar, bit for bit; a line a column that differs. */
export function valueEffects(run: RepeatedRun, repeat: RepeatedRun): Effects {
  let compared = 0;
  const differences: ReproductionEffect[] = [];
  for (const split of testFirst) {
    const [before, after] = [run.columns[split], repeat.columns[split]];
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [was, is] = [before[name] ?? [], after[name] ?? []];
      compared += Math.max(was.length, is.length);
      const effect = columnEffect(`${split}: ${name}`, was, is);
      if (effect !== null) differences.push(effect);
    }
  }
  return { compared, differences };
}

function columnEffect(
  what: string,
  was: ArrayLike<number>,
  is: ArrayLike<number>,
): ReproductionEffect | null {
  if (was.length !== is.length) return { what, before: `${was.length} bars`, after: `${is.length} bars` };
  let [count, largest, at] = [0, -1, 0];
  for (let i = 0; i < was.length; i++) {
    if (Object.is(was[i], is[i])) continue;
    count++;
    const gap = Math.abs(was[i]! - is[i]!);
    if (gap > largest || largest < 0) [largest, at] = [gap, i];
  }
  if (count === 0) return null;
  return {
    what: `${what}, ${count} of ${was.length} bars, most at bar ${at + 1}`,
    before: text(was[at]),
    after: text(is[at]),
  };
}

/** Every figure of the metrics, by its path. */
export function figureEffects(run: RepeatedRun, repeat: RepeatedRun): Effects {
  const [before, after] = [figuresOf(run), figuresOf(repeat)];
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return {
    compared: paths.length,
    differences: paths
      .filter((path) => !Object.is(before.get(path), after.get(path)))
      .map((path) => ({ what: path, before: text(before.get(path)), after: text(after.get(path)) })),
  };
}

function figuresOf({ detail: { metrics } }: RepeatedRun): ReadonlyMap<string, unknown> {
  if (metrics === null) return new Map();
  return new Map(testFirst.flatMap((split) => [...leavesOf(metrics[split], split)]));
}

/** Numbers and words of an object, by path. */
function leavesOf(value: unknown, path: string): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([key, member]) => [...leavesOf(member, `${path}.${key}`)]));
}

function text(value: unknown): string | null {
  if (value === undefined || value === null || Number.isNaN(value)) return null;
  return String(value);
}

function short(hash: string | null | undefined): string | null {
  return hash?.slice(0, 12) ?? null;
}
