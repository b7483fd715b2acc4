import {
  type DropoutDraw,
  type DropoutMasks,
  dropoutKeys,
  dropoutMasks,
  noDropout,
} from '@core/lstm/dropout';
import { describe, expect, it } from 'vitest';
import { optionsFor } from '../../suites/options';

const { shape } = optionsFor({ shape: { lookback: 6, layers: 2, hidden: 8 } });
const draw: DropoutDraw = { dropout: 0.25, recurrentDropout: 0.4, seed: 9, step: 4 };
const kinds = ['outputs', 'recurrent'] as const;
const all = ({ outputs, recurrent }: DropoutMasks) => [...outputs!, ...recurrent!];

describe('dropout masks', () => {
  it('cover the outputs between layers and what the head reads, and what the gates read, once a sequence', () => {
    const { outputs, recurrent } = dropoutMasks(shape, draw, 0, 500);
    expect(outputs!.map((mask) => mask.length)).toEqual([500 * 6 * 8, 500 * 8]);
    expect(recurrent!.map((mask) => mask.length)).toEqual([500 * 8, 500 * 8]);
  });

  it.each([
    ['outputs', 0.25],
    ['recurrent', 0.4],
  ] as const)('hold 0 or 1 / (1 - rate), 0 as often as asked for: %s', (kind, rate) => {
    for (const mask of dropoutMasks(shape, draw, 0, 500)[kind]!) {
      expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / (1 - rate))]));
      const dropped = mask.filter((value) => value === 0).length / mask.length;
      expect(Math.abs(dropped - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / mask.length));
    }
  });

  it('are the same for the same seed and step, and others otherwise', () => {
    const masks = dropoutMasks(shape, draw, 0, 10);
    expect(dropoutMasks(shape, { ...draw }, 0, 10)).toEqual(masks);
    for (const other of [{ step: 5 }, { seed: 10 }]) {
      const found = all(dropoutMasks(shape, { ...draw, ...other }, 0, 10));
      found.forEach((mask, k) => {
        expect(mask).not.toEqual(all(masks)[k]);
      });
    }
  });

  it('come out the same when the batch is taken in parts', () => {
    const whole = dropoutMasks(shape, draw, 0, 10);
    const parts = [dropoutMasks(shape, draw, 0, 3), dropoutMasks(shape, draw, 3, 10)];
    all(whole).forEach((mask, k) => {
      expect(parts.flatMap((part) => [...all(part)[k]!])).toEqual([...mask]);
    });
  });

  it('of the one kind do not depend on the rate of the other', () => {
    const without = dropoutMasks(shape, { ...draw, recurrentDropout: 0 }, 0, 10);
    expect(without).toEqual({ outputs: dropoutMasks(shape, draw, 0, 10).outputs, recurrent: null });
    const other = dropoutMasks(shape, { ...draw, dropout: 0 }, 0, 10);
    expect(other).toEqual({ outputs: null, recurrent: dropoutMasks(shape, draw, 0, 10).recurrent });
  });

  it('drop at a low rate nothing that they keep at a higher one', () => {
    const [low, high] = [0.1, 0.6].map((rate) => dropoutMasks(shape, { ...draw, dropout: rate }, 0, 50));
    high!.outputs![0]!.forEach((value, i) => {
      if (value > 0) expect(low!.outputs![0]![i]).toBeGreaterThan(0);
    });
  });

  it('do not repeat from unit to unit, bar to bar, row to row, layer to layer, step to step or kind to kind', () => {
    const half = (step: number) =>
      dropoutMasks(shape, { dropout: 0.5, recurrentDropout: 0.5, seed: 9, step }, 0, 500);
    const masks = half(1);
    const mask = masks.outputs![0]!;
    for (const shift of [1, shape.hidden, shape.hidden * shape.lookback]) {
      expect(agreement(mask.subarray(shift), mask.subarray(0, -shift))).toBeCloseTo(0.5, 1);
    }
    expect(agreement(half(2).outputs![0]!, mask)).toBeCloseTo(0.5, 1);
    const [first, second] = masks.recurrent!;
    expect(agreement(first!, second!)).toBeCloseTo(0.5, 1);
    expect(agreement(second!, masks.outputs![1]!)).toBeCloseTo(0.5, 1);
    expect(agreement(first!, half(2).recurrent![0]!)).toBeCloseTo(0.5, 1);
  });

  it('are none at all at rate 0', () => {
    expect(dropoutMasks(shape, { ...draw, dropout: 0, recurrentDropout: 0 }, 0, 10)).toEqual(noDropout);
  });

  it('are drawn from one key a layer and kind, all different', () => {
    const keys = [...dropoutKeys(shape, 9, 4), ...dropoutKeys(shape, 9, 5), ...dropoutKeys(shape, 10, 4)];
    expect(keys).toHaveLength(3 * kinds.length * shape.layers);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are these, the same in every version: a run must come out as it did when it is run again', () => {
    expect([...dropoutKeys(shape, 9, 4)]).toEqual([604227332, 1031881766, 3852350955, 2180704156]);
    const kept = all(dropoutMasks(shape, draw, 3, 4)).map((mask) => [...mask].map(Math.sign).join(''));
    // From the keys, worked out by a program of their own in Python.
    expect(kept).toEqual([
      '111100111111011110111111111111000111010111111111',
      '10111111',
      '00100110',
      '11100011',
    ]);
  });
});

/** Share of the places where two masks say the same. */
function agreement(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  let same = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) same++;
  return same / a.length;
}
