import { createRandom } from '@core/random';
import { isToStop, stopsAtFold } from '@core/search/pruner';
import { bracketShares, drawBracket } from '@core/search/pruners/hyperband';
import { OrderStatistic } from '@core/search/pruners/order-statistic';
import { prunerOf } from '@core/search/pruners/registry';
import { prunerKinds } from '@shared/sweep-plan';
import { describe, expect, it } from 'vitest';
import { ended, prunerDefaults } from './pruners';

const random = createRandom(7, 'pruners');
const curve = (length = 40) =>
  Array.from({ length }, (_, k) => 1 / (k + 2) + random.next() / 2).map((loss) => Number(loss.toFixed(6)));
const create = (kind: (typeof prunerKinds)[number], epochs = 40) =>
  prunerOf(kind).create({ ...prunerDefaults, kind }, 3, epochs);
const curves = Array.from({ length: 60 }, (_, number) =>
  ended(number, curve(number % 7 === 0 ? 6 : 40), { foldLosses: curve(5), isPruned: number % 7 === 0 }),
);

describe.each(prunerKinds)('the pruner %s', (kind) => {
  it('gives the same rules however what it is told is cut, and made anew', () => {
    const whole = create(kind);
    whole.tell(curves);
    const piecewise = create(kind);
    for (const one of curves) piecewise.tell([one]);
    for (let number = 60; number < 90; number++) expect(piecewise.rule(number)).toEqual(whole.rule(number));
  });

  it('limits only steps that a trial can reach and has something left to train after', () => {
    const pruner = create(kind);
    pruner.tell(curves);
    for (let number = 60; number < 90; number++) {
      const { epochs, folds } = pruner.rule(number);
      for (const { step, most } of epochs) expect(step >= 4 && step < 40 && Number.isFinite(most)).toBe(true);
      for (const { step } of folds) expect(step >= 1 && step < 5).toBe(true);
      expect(epochs.map(({ step }) => step)).toEqual(epochs.map(({ step }) => step).sort((a, b) => a - b));
      expect(epochs.length > 0).toBe(kind !== 'none');
    }
  });

  it('has no limit before anything ended, and none that a loss which is no number makes', () => {
    const pruner = create(kind);
    expect(pruner.rule(0)).toMatchObject({ epochs: [], folds: [] });
    pruner.tell(curves.map(({ number }) => ended(number, [NaN, NaN, NaN, NaN, NaN], { losses: null })));
    expect(pruner.rule(60).epochs).toEqual([]);
  });

  it('says a rule within 20 ms of thousands of trials', () => {
    const pruner = create(kind);
    const many = Array.from({ length: 200 }, () => curve());
    for (let first = 0; first < 20_000; first += 200)
      pruner.tell(many.map((losses, k) => ended(first + k, losses)));
    // The quickest of a few, since the machine's other work only ever adds to a time.
    const times = [0, 1, 2, 3].map(() => {
      const start = performance.now();
      pruner.rule(20_000);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(20);
  });
});

describe('a rule', () => {
  it('stops by the best so far or by the newest, and a loss that is no number', () => {
    const limits = [{ step: 2, most: 0.5 }];
    expect(isToStop([0.4, 0.6], limits, true)).toBe(false);
    expect(isToStop([0.4, 0.6], limits, false)).toBe(true);
    expect(isToStop([0.6], limits, false)).toBe(false);
    expect(isToStop([0.4, NaN], limits, false)).toBe(true);
    expect(isToStop([0.4, NaN], limits, true)).toBe(false);
  });

  it('of folds goes by their mean so far, not by the easiest fold', () => {
    const pruner = create('asha');
    pruner.tell(
      curves.slice(0, 9).map(({ number }) => ended(number, [1], { foldLosses: [0.5, 0.5, 0.5, 0.5] })),
    );
    expect(stopsAtFold(pruner.rule(9), [0.1, 0.2, 0.6])).toBe(true);
  });
});

describe('ASHA', () => {
  it('counts a trial that stopped by itself at the rungs that it did not need', () => {
    const pruner = create('asha');
    pruner.tell([0, 1].map((number) => ended(number, [0.9, 0.3, 0.31, 0.32, 0.33])));
    const steps = pruner.rule(2).epochs;
    expect(steps).toEqual([4, 12, 36].map((step) => ({ step, most: 0.3 })));
  });

  it('stops nobody while fewer than the reduction were at a rung, this one included', () => {
    const pruner = create('asha');
    pruner.tell([ended(0, curve())]);
    expect(pruner.rule(1).epochs).toEqual([]);
  });
});

describe('Hyperband', () => {
  it('draws brackets by number and seed alone, as often as their shares say', () => {
    const shares = bracketShares(1, 3, 81);
    const counts = shares.map(() => 0);
    for (let number = 0; number < 14_300; number++) counts[drawBracket(shares, 5, number)]!++;
    counts.forEach((count, k) => {
      expect(count / 100).toBeGreaterThan(shares[k]! * 0.85);
      expect(count / 100).toBeLessThan(shares[k]! * 1.15);
    });
  });

  it('judges a trial by those of its own bracket alone', () => {
    const shares = bracketShares(4, 3, 40);
    const pruner = create('hyperband');
    const alone = create('hyperband');
    const own = curves.filter(({ number }) => drawBracket(shares, 3, number) === drawBracket(shares, 3, 60));
    pruner.tell(curves);
    alone.tell(own);
    expect(own.length).toBeLessThan(curves.length);
    expect(alone.rule(60)).toEqual(pruner.rule(60));
  });
});

describe('the k-th smallest of many', () => {
  it('is what sorting gives', () => {
    const third = new OrderStatistic((count) => Math.max(1, Math.floor((count + 1) / 3)));
    const all: number[] = [];
    for (let i = 0; i < 300; i++) {
      const value = random.int(50);
      all.push(value);
      third.add(value);
      all.sort((a, b) => a - b);
      const k = Math.max(1, Math.floor((all.length + 1) / 3));
      expect(third.value).toBe(all[k - 1]);
      expect(third.next).toBe(all[k] ?? NaN);
    }
  });
});
