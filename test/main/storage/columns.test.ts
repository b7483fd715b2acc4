import { float64, packColumns, unpackColumns } from '@main/storage/columns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('packed columns', () => {
  it('come back bit for bit, NaN and signed zero included', () => {
    const values = fc.array(fc.double(), { maxLength: 50 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const packed = packColumns({ a: Float64Array.from(a), b: Float32Array.from(b) }, { note: 'x' });
        const { columns, extra } = unpackColumns(packed);
        expect(columns.a).toEqual(Float64Array.from(a));
        expect(columns.b).toEqual(Float32Array.from(b));
        expect(extra).toEqual({ note: 'x' });
      }),
    );
  });

  it('that are damaged are refused with a sentence', () => {
    const packed = packColumns({ a: new Float64Array(1000) });
    expect(() => unpackColumns(packed.subarray(0, 10))).toThrow(/damaged .* Run the experiment again/);
    expect(() => unpackColumns(new Uint8Array(0))).toThrow(/damaged/);
    expect(() => float64(unpackColumns(packed).columns, 'b')).toThrow(/lacks the column b/);
  });
});
