import type { Json, JsonObject } from '../json';
import { valuesOf } from './values';

type Change = Readonly<Record<string, Json | undefined>>;

export const isNumeric = ({ kind }: JsonObject): boolean => kind === 'int' || kind === 'float';

/** Changes that make a range of a dimension, from the least to the largest of a list. @param step null: any number, or every whole one */
export function ranged(dimension: JsonObject, isWhole: boolean, step: number | null): Change {
  const numbers = valuesOf(dimension).filter((value) => typeof value === 'number');
  const ends = isNumeric(dimension)
    ? { low: dimension.low ?? null, high: dimension.high ?? null }
    : { low: Math.min(...numbers, ...(numbers.length === 0 ? [1] : [])), high: Math.max(...numbers, 1) };
  const log = step === null && dimension.log === true;
  return {
    kind: isWhole ? 'int' : 'float',
    values: undefined,
    ...ends,
    step: step ?? (isWhole ? 1 : null),
    log,
  };
}

/** Changes that make a list of a dimension: a few values over its range. */
export function listed(dimension: JsonObject): Change {
  if (!isNumeric(dimension)) return {};
  const { low, high, log, kind } = dimension;
  const values = typeof low === 'number' && typeof high === 'number' ? spread(low, high, log === true) : [];
  const whole = kind === 'int' ? values.map(Math.round) : values.map((value) => Number(value.toPrecision(2)));
  return {
    kind: 'choice',
    values: [...new Set(whole)],
    low: undefined,
    high: undefined,
    step: undefined,
    log: undefined,
  };
}

/** Four values from one end to the other, even in the logarithm where told. */
function spread(low: number, high: number, isLog: boolean): readonly number[] {
  const shares = [0, 1 / 3, 2 / 3, 1];
  if (isLog && low > 0) return shares.map((share) => low * (high / low) ** share);
  return shares.map((share) => low + (high - low) * share);
}
