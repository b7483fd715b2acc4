import { crc32 as zlibCrc32 } from 'node:zlib';
import {
  decodeCheckpoint,
  decodeWeights,
  encodeCheckpoint,
  encodeWeights,
} from '@compute/training/checkpoint';
import { crc32, encodeContainer } from '@compute/training/container';
import type { FitState } from '@compute/training/fit';
import { initialWeights } from '@core/lstm/initial-weights';
import type { ModelShape } from '@core/lstm/shape';
import { AppError } from '@shared/errors';
import { describe, expect, it } from 'vitest';

const shape: ModelShape = { features: 2, lookback: 5, layers: 2, hidden: 3, pooling: 'last', outputs: 1 };

const state: FitState = {
  seed: 4_294_967_295,
  epoch: 2,
  trainer: {
    weights: initialWeights(shape, 1),
    moments: [initialWeights(shape, 2), initialWeights(shape, 3)],
    steps: 77,
  },
  best: { epoch: 1, loss: 0.1 + 0.2, weights: initialWeights(shape, 4) },
  rows: [
    {
      epoch: 1,
      trainLoss: 0.7,
      validationLoss: 0.1 + 0.2,
      trainAccuracy: 1 / 3,
      validationAccuracy: null,
      seconds: 1.5,
    },
    {
      epoch: 2,
      trainLoss: 0.6,
      validationLoss: 0.7,
      trainAccuracy: 0.5,
      validationAccuracy: 0.5,
      seconds: 1,
    },
  ],
};

describe('a checkpoint', () => {
  it('comes back from its bytes as it was, to the last bit', () => {
    const extreme = new Float32Array([-0, 1e-45, 3.4028235e38, Number.NaN, 0.1, 1, 2, 3, 4]);
    const odd = { ...state, trainer: { ...state.trainer, weights: withHead(extreme) } };
    const back = decodeCheckpoint(encodeCheckpoint(odd));
    expect(back).toEqual(odd);
    expect(Object.is(back.trainer.weights[0]!.data[0], -0)).toBe(true);
    expect(encodeCheckpoint(back)).toEqual(encodeCheckpoint(odd));
  });

  it.each([0, 1, 2])('holds the %d moments that its optimizer keeps', (count) => {
    const moments = state.trainer.moments.slice(0, count);
    const kept = { ...state, trainer: { ...state.trainer, moments } };
    expect(decodeCheckpoint(encodeCheckpoint(kept))).toEqual(kept);
  });

  it('is read as Adam left it where it was written before other optimizers were', () => {
    const { seed, epoch, trainer, best, rows } = state;
    const arrays = trainer.weights.map(({ name, data }) => ({ name, length: data.length }));
    const header = { seed, epoch, steps: trainer.steps, best: { epoch: 1, loss: best.loss }, rows, arrays };
    const values = [trainer.weights, ...trainer.moments, best.weights].flat().map(({ data }) => data);
    expect(decodeCheckpoint(encodeContainer('LSCHECKP', 1, header, values))).toEqual(state);
  });

  it('is read wherever it lies in a larger buffer, as SQLite and files hand it over', () => {
    const bytes = encodeCheckpoint(state);
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 3);
    expect(decodeCheckpoint(larger.subarray(3, 3 + bytes.length))).toEqual(state);
  });

  it('is refused with a sentence at every length it may be cut to', () => {
    const bytes = encodeCheckpoint(state);
    for (let length = 0; length < bytes.length; length += 13) {
      expect(() => decodeCheckpoint(bytes.slice(0, length))).toThrow(AppError);
    }
  });

  it('is refused whichever of its bytes has changed', () => {
    const bytes = encodeCheckpoint(state);
    for (let at = 0; at < bytes.length; at += 5) {
      const changed = bytes.slice();
      changed[at]! ^= 0x10;
      expect(() => decodeCheckpoint(changed), `byte ${at}`).toThrow(/The checkpoint of this run is/);
    }
  });

  it('says what is wrong: not ours, of another version, damaged', () => {
    expect(() => decodeCheckpoint(new Uint8Array(500))).toThrow(/not in a format of Longshort/);
    expect(() => decodeCheckpoint(encodeContainer('LSCHECKP', 2, {}, []))).toThrow(
      /another version of Longshort/,
    );
    expect(() => decodeCheckpoint(encodeContainer('LSCHECKP', 1, { epoch: 0 }, []))).toThrow(
      /damaged or cut short/,
    );
    expect(() => decodeCheckpoint(encodeWeights(state.best.weights))).toThrow(/not in a format/);
  });
});

describe('weights as bytes', () => {
  it('come back as they were', () => {
    expect(decodeWeights(encodeWeights(state.best.weights))).toEqual(state.best.weights);
  });

  it('are the same for equal weights and differ in one bit of one weight', () => {
    const bytes = encodeWeights(initialWeights(shape, 1));
    expect(encodeWeights(initialWeights(shape, 1))).toEqual(bytes);
    const nudged = initialWeights(shape, 1);
    nudged[3]!.data[2]! += 1e-7;
    expect(encodeWeights(nudged)).not.toEqual(bytes);
  });

  it('are refused when damaged', () => {
    expect(() => decodeWeights(encodeWeights(state.best.weights).slice(0, -1))).toThrow(
      /model weights is damaged/,
    );
  });
});

it('the checksum is the CRC-32 of zlib', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 37) & 0xff);
  expect(crc32(bytes)).toBe(zlibCrc32(bytes));
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

/** The state's weights with the first tensor filled from `values`. */
function withHead(values: Float32Array) {
  return state.trainer.weights.map((array, k) => {
    const data = array.data.slice();
    if (k === 0) data.set(values);
    return { name: array.name, data };
  });
}
