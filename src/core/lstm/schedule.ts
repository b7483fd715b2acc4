import { assertNever } from '@shared/errors';

/** How the learning rate moves while a model trains; `base` is the rate of the spec. */
export interface Schedule {
  readonly kind: 'constant' | 'cosine' | 'plateau';
  readonly base: number;
  /** Epochs over which the rate climbs from nearly 0 to `base`, step by step; 0: none. */
  readonly warmUp: number;
  /** Of a `plateau`: epochs without a lower validation loss before the rate is cut. */
  readonly patience: number;
  /** Of a `plateau`: what the rate is cut by. */
  readonly factor: number;
}

/** Where training stands. */
export interface ScheduleMoment {
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** From 1. */
  readonly batch: number;
  readonly batches: number;
  /** Of the epochs finished before, in order. */
  readonly validationLosses: readonly number[];
}

/**
 * The learning rate of one update. A pure function of where training stands and the losses so far, so nothing of it need be saved.
 * The warm-up is linear (Goyal et al., "Accurate, Large Minibatch SGD", 2017); `cosine` falls from `base` to 0 over the
 * updates after it (Loshchilov and Hutter, "SGDR", ICLR 2017, equation 5, without restarts); `plateau` multiplies by `factor`
 * whenever `patience` epochs have brought no lower loss, and counts anew from there: PyTorch's `ReduceLROnPlateau` with a threshold of
 * 0 and a `patience` one smaller. Epochs of the warm-up count too.
 */
export function learningRate(schedule: Schedule, at: ScheduleMoment): number {
  const done = (at.epoch - 1) * at.batches + at.batch - 1;
  const warm = schedule.warmUp * at.batches;
  if (done < warm) return (schedule.base * (done + 1)) / warm;
  switch (schedule.kind) {
    case 'constant':
      return schedule.base;
    case 'cosine': {
      const share = (done - warm) / (at.epochs * at.batches - warm);
      return (schedule.base * (1 + Math.cos(Math.PI * share))) / 2;
    }
    case 'plateau':
      return schedule.base * schedule.factor ** cuts(at.validationLosses, schedule.patience);
    default:
      return assertNever(schedule.kind);
  }
}

/** How often a plateau was met. */
function cuts(losses: readonly number[], patience: number): number {
  let best = Number.POSITIVE_INFINITY;
  let waited = 0;
  let count = 0;
  for (const loss of losses) {
    if (loss < best) {
      best = loss;
      waited = 0;
    } else if (++waited === patience) {
      count++;
      waited = 0;
    }
  }
  return count;
}
