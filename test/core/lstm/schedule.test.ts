import { learningRate, type Schedule, type ScheduleMoment } from '@core/lstm/schedule';
import { describe, expect, it } from 'vitest';
import { expectClose, golden } from './golden';

const cosine: Schedule = { kind: 'cosine', base: 0.1, warmUp: 0, patience: 1, factor: 1 };
const plateau: Schedule = { kind: 'plateau', base: 0.1, warmUp: 0, patience: 2, factor: 0.5 };
const first: ScheduleMoment = { epoch: 1, epochs: 10, batch: 1, batches: 4, validationLosses: [] };

/** The rate of every update; an epoch knows the losses of those before it. */
function ratesOf(schedule: Schedule, epochs: number, batches: number, losses: readonly number[]): number[] {
  return Array.from({ length: epochs * batches }, (_, done) => {
    const epoch = Math.floor(done / batches) + 1;
    const validationLosses = losses.slice(0, epoch - 1);
    return learningRate(schedule, { epoch, epochs, batch: (done % batches) + 1, batches, validationLosses });
  });
}

describe('the schedules against PyTorch', () => {
  it.each(golden.schedules)(
    'move the rate alike: $schedule',
    ({ schedule, epochs, batches, ...expected }) => {
      const rates = ratesOf(schedule, epochs, batches, expected.validationLosses);
      expectClose(rates, expected.rates, 1e-12, 'rate of update');
    },
  );
});

describe('a schedule', () => {
  it('is a function of where training stands: a resumed training asks the same and is told the same', () => {
    const losses = [3, 2, 2.5, 2.4, 2.6, 1, 2, 2];
    for (const schedule of [cosine, plateau, { ...cosine, warmUp: 3 }, { ...plateau, warmUp: 2 }]) {
      const moments = losses.map((_, e) => ({
        ...first,
        epoch: e + 1,
        validationLosses: losses.slice(0, e),
      }));
      const forwards = moments.map((moment) => learningRate(schedule, moment));
      const backwards = moments.toReversed().map((moment) => learningRate(schedule, moment));
      expect(backwards.toReversed()).toEqual(forwards);
    }
  });

  it('stays at the base where it is constant', () => {
    const rates = ratesOf({ ...cosine, kind: 'constant' }, 3, 4, [1, 2, 3]);
    expect(new Set(rates)).toEqual(new Set([0.1]));
  });

  it('warms up in equal steps and reaches the base with the last update of the warm-up', () => {
    const rates = ratesOf({ ...cosine, kind: 'constant', warmUp: 2 }, 4, 5, []);
    rates.slice(0, 10).forEach((rate, k) => {
      expect(rate).toBeCloseTo((0.1 * (k + 1)) / 10, 15);
    });
    expect(rates.slice(9).every((rate) => rate === 0.1)).toBe(true);
  });

  it('never rises and never reaches 0 on the cosine, whose last update still learns', () => {
    const rates = ratesOf(cosine, 5, 3, []);
    expect(rates[0]).toBe(0.1);
    for (let k = 1; k < rates.length; k++) expect(rates[k]).toBeLessThan(rates[k - 1]!);
    expect(rates.at(-1)).toBeGreaterThan(0);
  });

  it('is nothing but warm-up where that takes all epochs', () => {
    const rates = ratesOf({ ...cosine, warmUp: 5 }, 3, 2, []);
    rates.forEach((rate, k) => {
      expect(rate).toBeCloseTo((0.1 * (k + 1)) / 10, 15);
    });
  });

  it('cuts at a plateau when as many epochs as its patience brought no lower loss, then counts anew', () => {
    const rateAfter = (...validationLosses: number[]) =>
      learningRate(plateau, { ...first, validationLosses });
    expect(rateAfter()).toBe(0.1);
    expect(rateAfter(5, 6)).toBe(0.1);
    expect(rateAfter(5, 6, 5)).toBe(0.05);
    expect(rateAfter(5, 6, 5, 7)).toBe(0.05);
    expect(rateAfter(5, 6, 5, 7, 5.5)).toBe(0.025);
    expect(rateAfter(5, 6, 4.9, 6)).toBe(0.1);
  });

  it('takes an epoch whose loss is unknown for one that brought nothing better', () => {
    const rateAfter = (...validationLosses: number[]) =>
      learningRate(plateau, { ...first, validationLosses });
    expect(rateAfter(5, Number.NaN, Number.NaN)).toBe(0.05);
    expect(rateAfter(Number.NaN, 5, 4)).toBe(0.1);
  });

  it('remembers, once warm, the plateaus of the warm-up', () => {
    const late = { ...first, epoch: 4, validationLosses: [1, 2, 3] };
    expect(learningRate({ ...plateau, warmUp: 3 }, late)).toBe(0.05);
    expect(learningRate({ ...plateau, warmUp: 4 }, late)).toBeCloseTo((0.1 * 13) / 16, 15);
  });
});
