import { scaledMatrix } from '@core/dataset/scaled-matrix';
import { fitScaler } from '@core/dataset/scaler';
import { describe, expect, it } from 'vitest';

const shapes = [
  Float64Array.of(NaN, 1, 4, 2, 8, 5, 7, 3, 1000),
  Float64Array.of(7, 7, 7, 7, 7, 7, 7, 7, -1),
  Float64Array.of(0, 0, 0, 0, 0, 0, 0, 9, 1),
];
/** More than are written at once, and not a multiple of it. */
const columns = Array.from({ length: 19 }, (_, f) => shapes[f % 3]!.map((value) => value * (f + 1)));
const rows = Int32Array.of(1, 2, 3, 4, 5, 6, 7);
const features = {
  names: columns.map((_, f) => `F${f}`),
  warmUp: 1,
  known: Float64Array.from(columns[0]!, (value) => 0 * value),
  each: (visit: (values: Float64Array, f: number) => void) => columns.forEach(visit),
};
const raw = Float64Array.from({ length: 9 * 19 }, (_, i) => columns[i % 19]![Math.floor(i / 19)]!);

describe.each(['zscore', 'minmax', 'robust', 'quantile', 'none'] as const)(
  'a matrix scaled by %s',
  (kind) => {
    it('is what one scaler of all features together makes of them, to the bit', () => {
      const spec = { kind, distribution: 'normal' } as const;
      const { matrix, fitted, constant, unscaled } = scaledMatrix(spec, features, rows);
      const together = fitScaler(spec, raw, 19, rows);
      expect(matrix).toEqual(Float32Array.from(raw, (value, i) => together.scale(value, i % 19)));
      expect({ fitted, constant, unscaled }).toEqual({
        fitted: together.fitted,
        constant: together.constant,
        unscaled: together.unscaled,
      });
    });
  },
);
