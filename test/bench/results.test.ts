import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openResults, readResults } from '../../bench/lib/results.mjs';
import { partOf, shapesOf, shapesWhere } from '../../bench/lib/shapes.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'longshort-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const start = (processor: string) => ({ machine: { processor }, native: 'ours', peers: {} });

it('goes on in a file that a killed bench left, half a line and all', () => {
  const file = join(folder, 'deep', 'results.jsonl');
  openResults(file, start('A')).append({ shape: { hidden: 1 } });
  appendFileSync(file, '{"shape": {"hidd');
  const { lines, append } = openResults(file, start('A'));
  append({ shape: { hidden: 2 } });
  const shapes = [{ hidden: 1 }, { hidden: 2 }];
  expect(readResults(file)).toHaveLength(4);
  expect(lines.flatMap(({ shape }) => shape ?? [])).toEqual(shapes);
  expect(readResults(file).flatMap(({ shape }) => shape ?? [])).toEqual(shapes);
});

it('does not mix two machines', () => {
  const file = join(folder, 'results.jsonl');
  openResults(file, start('A'));
  expect(() => openResults(file, start('B'))).toThrow(
    `${file} was measured on A, this is B: name another file.`,
  );
});

it('cuts the grid into parts that make up the whole', () => {
  const whole = shapesOf('whole');
  expect(whole).toHaveLength(360);
  const parts = ['1/3', '2/3', '3/3'].map((part) => partOf(whole, part));
  expect(new Set(parts.flat())).toEqual(new Set(whole));
  expect(parts.map((part) => part.length)).toEqual([120, 120, 120]);
  expect(() => partOf(whole, '4/3')).toThrow('--part is "4/3"');
});

it('picks shapes by their numbers', () => {
  const some = shapesWhere(shapesOf('whole'), 'hidden=64,features=8');
  expect(some).toHaveLength(24);
  for (const shape of some) expect(shape).toMatchObject({ hidden: 64, features: 8 });
  expect(() => shapesWhere(shapesOf('whole'), 'hidden=65')).toThrow('no shape has hidden 65');
});
