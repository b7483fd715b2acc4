import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCliBuild } from '../scripts/lib/build.mjs';

/** In the tree, as a process that ends after all tests still writes there. */
const compiled = join(import.meta.dirname, '../test-results/compiled');

/**
 * Tests start the real command line and its job processes, so its build must be that of the sources at hand. Where it
 * fails there is none: the tests that need it fail, and those of pure code still run. The hundreds of processes share what
 * Node compiled, which would be an eighth of what starting each of them takes.
 */
export async function setup(): Promise<void> {
  rmSync(compiled, { recursive: true, force: true, maxRetries: 3 });
  process.env.NODE_COMPILE_CACHE = compiled;
  try {
    await ensureCliBuild();
  } catch (error) {
    process.stderr.write(`The tests that start the command line will fail: ${String(error)}\n`);
  }
}
