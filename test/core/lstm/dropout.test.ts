import { dropoutMasks } from '@core/lstm/dropout';
import { describe, expect, it } from 'vitest';

const shape = { features: 3, lookback: 6, layers: 2, hidden: 8 };
const draw = { rate: 0.25, seed: 9, step: 4 };

describe('dropout masks', () => {
  it('cover the outputs between layers and the last output, and hold 0 or 1 / (1 - rate)', () => {
    const masks = dropoutMasks(shape, draw, 0, 500)!;
    expect(masks.map((mask) => mask.length)).toEqual([500 * 6 * 8, 500 * 8]);
    for (const mask of masks) {
      expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / 0.75)]));
      const dropped = mask.filter((value) => value === 0).length / mask.length;
      expect(Math.abs(dropped - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / mask.length));
    }
  });

  it('are the same for the same seed and step, and others otherwise', () => {
    const masks = dropoutMasks(shape, draw, 0, 10);
    expect(dropoutMasks(shape, { ...draw }, 0, 10)).toEqual(masks);
    expect(dropoutMasks(shape, { ...draw, step: 5 }, 0, 10)).not.toEqual(masks);
    expect(dropoutMasks(shape, { ...draw, seed: 10 }, 0, 10)).not.toEqual(masks);
  });

  it('come out the same when the batch is taken in parts', () => {
    const whole = dropoutMasks(shape, draw, 0, 10)!;
    const parts = [dropoutMasks(shape, draw, 0, 3)!, dropoutMasks(shape, draw, 3, 10)!];
    whole.forEach((mask, layer) => {
      expect(parts.flatMap((part) => [...part[layer]!])).toEqual([...mask]);
    });
  });

  it('do not repeat from unit to unit, from bar to bar or from step to step', () => {
    const flat = (step: number) => dropoutMasks(shape, { ...draw, rate: 0.5, step }, 0, 200)![0]!;
    const mask = flat(1);
    const agreement = (other: Float32Array, shift: number) => {
      let same = 0;
      for (let i = shift; i < mask.length; i++) if (mask[i] === other[i - shift]) same++;
      return same / (mask.length - shift);
    };
    for (const shift of [1, shape.hidden, shape.hidden * shape.lookback]) {
      expect(Math.abs(agreement(mask, shift) - 0.5)).toBeLessThan(0.03);
    }
    expect(Math.abs(agreement(flat(2), 0) - 0.5)).toBeLessThan(0.03);
  });

  it('are none at all at rate 0', () => {
    expect(dropoutMasks(shape, { ...draw, rate: 0 }, 0, 10)).toBeNull();
  });
});
