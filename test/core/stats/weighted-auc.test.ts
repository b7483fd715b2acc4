import { rocAuc } from '@core/stats/roc-auc';
import { weightedAuc } from '@core/stats/weighted-auc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const rows = fc.array(
  fc.record({ score: fc.integer({ min: -5, max: 5 }), label: fc.constantFrom(0, 1), count: fc.nat(3) }),
  { minLength: 1, maxLength: 30 },
);

describe('weightedAuc', () => {
  it('is rocAuc of rows that stand there as often as they count', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const auc = weightedAuc(
          Float64Array.from(all, ({ score }) => score),
          Float64Array.from(all, ({ label }) => label),
        );
        const often = all.flatMap((row) => new Array<typeof row>(row.count).fill(row));
        const expected = rocAuc(
          Float64Array.from(often, ({ score }) => score),
          Float64Array.from(often, ({ label }) => label),
        );
        const found = auc((row) => all[row]!.count);
        if (Number.isNaN(expected)) expect(found).toBeNaN();
        else expect(found).toBeCloseTo(expected, 12);
      }),
    );
  });
});
