import { AppError } from '@shared/errors';

/**
 * Refuses values that no volatility model can be fitted to: too few, with holes, or all alike.
 *
 * @param what as a user reads it: 'returns'
 * @throws AppError `invalid`, a sentence that begins with the model's name
 */
export function checkSeries(model: string, what: string, values: Float64Array, least: number): void {
  const fail = (fault: string): never => {
    throw new AppError('invalid', `${model} was not fitted: ${fault}`);
  };
  if (values.length < least)
    fail(`${values.length} ${what} are too few; ${least} are needed. Give it a longer training period.`);
  const hole = values.findIndex((value) => !Number.isFinite(value));
  if (hole >= 0)
    fail(`number ${hole + 1} of the ${what} is missing. Leave out or fill the bars without a price.`);
  if (values.every((value) => value === values[0]))
    fail(`all ${what} are ${values[0]!}, so there is no volatility to learn.`);
}

/** The training length or horizon of a forecast: a whole number from 1. */
export function checkHorizon(horizon: number): void {
  if (!Number.isInteger(horizon) || horizon < 1)
    throw new AppError('invalid', `A forecast reaches a whole number of bars ahead, from 1, not ${horizon}.`);
}
