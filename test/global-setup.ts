import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCliBuild } from '../scripts/lib/build.mjs';

/**
 * Tests start the real command line and its job processes, so its build must be that of the sources at hand. Where it
 * fails there is none: the tests that need it fail, and those of pure code still run. The hundreds of processes share what
 * Node compiled, which would be a fifth of what starting each of them takes.
 *
 * @returns what is called once all tests have ended.
 */
export async function setup(): Promise<() => void> {
  const compiled = mkdtempSync(join(tmpdir(), 'longshort-compiled-'));
  process.env.NODE_COMPILE_CACHE = compiled;
  try {
    await ensureCliBuild();
  } catch (error) {
    process.stderr.write(`The tests that start the command line will fail: ${String(error)}\n`);
  }
  return () => rmSync(compiled, { recursive: true, force: true });
}
