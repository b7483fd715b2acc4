import { resolve } from 'node:path';
import { inlineColumns, type OpenColumns } from '@core/dataset/column-source';
import { withFeatures } from '@core/dataset/feature-columns';
import { nothingJoined } from '@core/joined';
import { columnsOnAllCores } from '@main/columns/threads';
import { expect, it, vi } from 'vitest';
import { sampleBars } from '../../core/features/sample-bars';

const file = resolve('out/cli/columns.cjs');
const specs = Array.from({ length: 50 }, (_, k) => ({ kind: 'rsi', period: k + 2 }));

/** Last values of every feature. */
function lastOf(open: OpenColumns, length: number): readonly number[] {
  const market = { bars: sampleBars(length), joined: nothingJoined, breaks: null, notes: [] };
  return withFeatures(market, specs, open, ({ each }) => {
    const last: number[] = [];
    each((values) => last.push(values.at(-1)!));
    return last;
  });
}

it.each([
  ['large data whose threads were expected', 80_000, 80_000],
  ['large data that nobody expected', 0, 80_000],
  ['small data where large was expected', 80_000, 500],
])('computes the same features of %s', async (_, expected, length) => {
  const report = vi.fn();
  const columns = columnsOnAllCores(file, report);
  columns.expect(specs.length, expected);
  expect(lastOf(columns.open, length)).toEqual(lastOf(inlineColumns, length));
  // And of the next data too, whose threads are others.
  expect(lastOf(columns.open, 500)).toEqual(lastOf(inlineColumns, 500));
  await new Promise((done) => setTimeout(done, 200));
  expect(report).not.toHaveBeenCalled();
});
