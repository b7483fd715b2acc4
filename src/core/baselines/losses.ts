import { isNumberLabel } from '../labels/outcomes';
import { classThreshold } from '../stats/classification';
import type { LabelSpec } from './baseline';
import type { CameTrue, JudgedRows } from './judged-rows';

/** A loss row by row, and what it is called. */
export interface RowLosses {
  readonly what: 'Log loss' | 'Squared error' | 'QLIKE';
  /** NaN where nothing was said or nothing is known. [rows] */
  readonly losses: Float64Array;
}

/** Losses by which two forecasts of a label are compared, the one that decides first. */
export function lossesOf(label: LabelSpec, said: JudgedRows, came: CameTrue): readonly RowLosses[] {
  if (!isNumberLabel(label.kind)) return [{ what: 'Log loss', losses: logLosses(said, came) }];
  const forecast = said.forecast!;
  const errors = forecast.map((value, row) => came.outcome[row]! - value);
  const squared = { what: 'Squared error', losses: errors.map((error) => error * error) } as const;
  if (label.kind !== 'volatility') return [squared];
  // Of variances: the label is the log of a volatility, so the ratio is exp(2 error).
  const qlike = errors.map((error) => Math.exp(2 * error) - 2 * error - 1);
  return [squared, { what: 'QLIKE', losses: qlike }];
}

/**
 * 1 where the likeliest class came true, 0 where it did not, NaN where nothing was said or is known. Of returns whether P(up) was on the side
 * that came; null of volatility. [rows]
 */
export function rightOf(label: LabelSpec, said: JudgedRows, came: CameTrue): Float64Array | null {
  if (label.kind === 'volatility') return null;
  const { probability, probabilityDown } = said;
  if (probabilityDown === null)
    return probability.map((up, row) => {
      const isUp = came.label[row]!;
      if (Number.isNaN(up) || Number.isNaN(isUp)) return Number.NaN;
      return up > classThreshold === (isUp === 1) ? 1 : 0;
    });
  return probability.map((up, row) => {
    const down = probabilityDown[row]!;
    const outcome = came.outcome[row]!;
    if (Number.isNaN(up) || Number.isNaN(outcome)) return Number.NaN;
    return likeliest(down, 1 - up - down, up) === outcome ? 1 : 0;
  });
}

/** Of equals the higher class, as P(up) of one half and more rounding would be. */
function likeliest(down: number, middle: number, up: number): number {
  if (up >= middle && up >= down) return 2;
  return middle >= down ? 1 : 0;
}

/**
 * Negative log likelihood of what came, chances held to 2^-52 at least. All NaN where every chance is 0 or 1: a rule claims no probability, and
 * its log loss would be that of the bound. [rows]
 */
function logLosses(said: JudgedRows, came: CameTrue): Float64Array {
  const { probability, probabilityDown } = said;
  if (claimsCertainty(said)) return probability.map(() => Number.NaN);
  return probability.map((up, row) => {
    const chance = chanceOfOutcome(up, probabilityDown?.[row] ?? null, came, row);
    return -Math.log(Math.min(Math.max(chance, Number.EPSILON), 1));
  });
}

function chanceOfOutcome(up: number, down: number | null, came: CameTrue, row: number): number {
  if (down === null) {
    const isUp = came.label[row]!;
    return Number.isNaN(isUp) ? Number.NaN : isUp === 1 ? up : 1 - up;
  }
  const outcome = came.outcome[row]!;
  return [down, 1 - up - down, up][outcome] ?? Number.NaN;
}

/** Whether every chance said is 0 or 1, as those of rules are. */
export function claimsCertainty({ probability, probabilityDown }: JudgedRows): boolean {
  return isCertain(probability) && (probabilityDown === null || isCertain(probabilityDown));
}

/** Whether the same was said of every row, which is to know nothing of any. */
export function saysTheSame({ probability, probabilityDown, forecast }: JudgedRows): boolean {
  const isOne = (values: Float64Array) => new Set(values.filter((value) => !Number.isNaN(value))).size < 2;
  return [probability, probabilityDown, forecast].every((values) => values === null || isOne(values));
}

function isCertain(chances: Float64Array): boolean {
  return chances.every((chance) => Number.isNaN(chance) || chance === 0 || chance === 1);
}
