import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files in the formats of vendors and tools, with generated prices: `test/fixtures/make-formats.py` wrote them. */
export function formatFile(name: string): string {
  return join('test/fixtures/formats', name);
}

/** Files of single values and order books: `test/fixtures/make-kinds.py` wrote them. */
export function kindFile(name: string): string {
  return join('test/fixtures/kinds', name);
}

/** What the script put into a file. Times are UTC. */
export interface Expected {
  readonly bars: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly firstOpen: number;
  readonly lastClose: number;
  readonly lastVolume: number | null;
  /** Rows without prices. */
  readonly missing: number;
}

const { expected } = JSON.parse(readFileSync(formatFile('expected.json'), 'utf8')) as {
  readonly expected: Readonly<Record<string, Expected>>;
};

export function expectedOf(name: string): Expected {
  const found = expected[name];
  if (found === undefined) throw new Error(`The script wrote no ${name}.`);
  return found;
}
