import { momentCount } from '@core/lstm/optimizers';
import { assertArraysFit } from '@core/lstm/shape';
import type { TrainerOptions, TrainerState } from './device';

/** Throws where a state is not one of a trainer with these options: another model's weights, another optimizer's moments. */
export function assertStateFits(
  { shape, optimizer }: TrainerOptions,
  { weights, moments }: TrainerState,
): void {
  for (const arrays of [weights, ...moments]) assertArraysFit(shape, arrays);
  const wanted = momentCount(optimizer);
  if (moments.length !== wanted) {
    throw new RangeError(
      `This state belongs to another optimizer: it holds ${moments.length} moments a weight; ${optimizer.kind} keeps ${wanted}.`,
    );
  }
}
