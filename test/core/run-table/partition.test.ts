import { type Column, createRunFrame } from '@core/run-table/frame';
import { partition } from '@core/run-table/partition';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('rows are parted by what they have in all columns, n/a and either zero being one value each', () => {
  const values = fc.constantFrom(0, -0, 1, -1, 0.5, Number.NaN, 2 ** 40, 2 ** 40 + 1);
  const runs = fc.array(fc.tuple(values, values, fc.constantFrom('', 'a', 'b')), { maxLength: 60 });
  fc.assert(
    fc.property(runs, (rows) => {
      const columns: Column[] = [
        { kind: 'number', values: Float64Array.from(rows, ([a]) => a) },
        { kind: 'number', values: Float64Array.from(rows, ([, b]) => b) },
        { kind: 'text', codes: Int32Array.from(rows, ([, , text]) => ['a', 'b'].indexOf(text)) },
      ];
      const order = Int32Array.from(rows.keys()).reverse();
      const expected = new Map<string, number[]>();
      for (const row of order) {
        const key = rows[row]!.map((value) => String(value)).join();
        expected.set(key, [...(expected.get(key) ?? []), row]);
      }
      const found = partition(order, columns).map((group) => Array.from(group));
      expect(found).toEqual([...expected.values()]);
    }),
  );
});

test('rows without columns are one group, and no rows none', () => {
  expect(partition(Int32Array.of(3, 1, 2), [])).toEqual([[3, 1, 2]]);
  expect(partition(new Int32Array(0), [])).toEqual([]);
});

test('twenty thousand rows that all differ are as many groups', () => {
  const frame = createRunFrame();
  frame.reserve(20_000);
  for (let id = 1; id <= 20_000; id++) frame.set(frame.rowOf(id), 'x', 'number', 1 / id);
  const rows = Int32Array.from({ length: 20_000 }, (_, row) => row);
  expect(partition(rows, [frame.column('x')!])).toHaveLength(20_000);
});
