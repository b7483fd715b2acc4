import type { Fold, FoldSettings, ValidationPart } from './fold';
import type { Reach } from './reach';
import type { Range, Samples } from './samples';

/** What becomes of a sample in a fold. */
const role = { train: 0, validation: 1, test: 2, purged: 3, embargoed: 4 } as const;

/**
 * Makes one fold: `tests` are judged; everything else within `stretch` trains, less what is purged and embargoed, and the end of it
 * validates. The purge of the test comes first, so that validation is as long as asked; then training rows are kept clear of
 * validation in the same way.
 *
 * @param name what a flaw calls it: "Fold 3"
 * @param stretch places of the samples that have a part; holds `tests`, whose edges lie between two moments
 */
export function makeFold(
  name: string,
  samples: Samples,
  reach: Reach,
  stretch: Range,
  tests: readonly Range[],
  settings: FoldSettings,
): Fold {
  const roles = new Uint8Array(stretch.to - stretch.from);
  for (const { from, to } of tests) roles.fill(role.test, from - stretch.from, to - stretch.from);
  keepClearOf(role.test, roles, stretch.from, reach, settings.embargo);
  markValidation(roles, stretch.from, samples.at, settings.validation);
  keepClearOf(role.validation, roles, stretch.from, reach, 0);
  const rowsOf = (wanted: number) => pick(samples.row, roles, stretch.from, wanted);
  const rows = {
    train: rowsOf(role.train),
    validation: rowsOf(role.validation),
    test: rowsOf(role.test),
    purged: rowsOf(role.purged),
    embargoed: rowsOf(role.embargoed),
  };
  return { ...rows, flaw: flawOf(name, rows, settings) };
}

/**
 * Takes the training rows away, and of a test the validation rows too, whose claims meet a claim of a guarded one. All guarded rows that
 * come later are met as soon as the earliest of their claims is; all that came before, as long as the latest is.
 */
function keepClearOf(
  guarded: number,
  roles: Uint8Array,
  offset: number,
  { from, to }: Reach,
  embargo: number,
): void {
  let earliest = Infinity;
  for (let i = roles.length - 1; i >= 0; i--) {
    if (roles[i] === guarded) earliest = Math.min(earliest, from[offset + i]!);
    else if (roles[i] === role.train && to[offset + i]! >= earliest) roles[i] = role.purged;
  }
  let latest = -Infinity;
  for (let i = 0; i < roles.length; i++) {
    if (roles[i] === guarded) latest = Math.max(latest, to[offset + i]!);
    else if (roles[i] !== role.train) continue;
    else if (from[offset + i]! <= latest) roles[i] = role.purged;
    else if (from[offset + i]! <= latest + embargo) roles[i] = role.embargoed;
  }
}

/** Turns the last moments that still train into validation. */
function markValidation(roles: Uint8Array, offset: number, at: Int32Array, part: ValidationPart): void {
  let left = validationMoments(roles, offset, at, part);
  let moment = -1;
  for (let i = roles.length - 1; i >= 0; i--) {
    if (roles[i] !== role.train) continue;
    if (at[offset + i] !== moment) {
      if (left === 0) return;
      left--;
      moment = at[offset + i]!;
    }
    roles[i] = role.validation;
  }
}

function validationMoments(roles: Uint8Array, offset: number, at: Int32Array, part: ValidationPart): number {
  if (part.kind === 'bars') return part.bars;
  let moments = 0;
  let moment = -1;
  for (let i = 0; i < roles.length; i++) {
    if (roles[i] !== role.train || at[offset + i] === moment) continue;
    moments++;
    moment = at[offset + i]!;
  }
  return Math.round(moments * part.share);
}

/** Rows of one role; a view where they stand together, since the training rows of many folds are long. */
function pick(row: Int32Array, roles: Uint8Array, offset: number, wanted: number): Int32Array {
  const first = roles.indexOf(wanted);
  if (first < 0) return new Int32Array(0);
  const last = roles.lastIndexOf(wanted);
  const whole = row.subarray(offset + first, offset + last + 1);
  let count = 0;
  for (let i = first; i <= last; i++) if (roles[i] === wanted) count++;
  if (count === whole.length) return whole;
  return whole.filter((_, i) => roles[first + i] === wanted);
}

function flawOf(name: string, rows: Omit<Fold, 'flaw'>, settings: FoldSettings): string | null {
  const { train, validation, purged, embargoed } = rows;
  const taken = `${purged.length} were purged and ${embargoed.length} embargoed`;
  const advice = 'use more data, fewer or shorter folds, a shorter lookback or a smaller purge';
  if (train.length < Math.max(1, settings.minTrain)) {
    const least = Math.max(1, settings.minTrain);
    return `${name} has ${train.length} rows to train on and needs ${least}: ${taken}; ${advice}.`;
  }
  if (validation.length === 0 && isAsked(settings.validation))
    return `${name} has no rows to validate on: ${taken}; ${advice}, or a larger validation part.`;
  return null;
}

function isAsked(part: ValidationPart): boolean {
  return part.kind === 'bars' ? part.bars > 0 : part.share > 0;
}
