import { ensureCliBuild } from '../scripts/lib/build.mjs';

/**
 * Tests start the real command line and its job processes, so its build must be that of the sources at hand. Where it
 * fails there is none: the tests that need it fail, and those of pure code still run.
 */
export async function setup(): Promise<void> {
  try {
    await ensureCliBuild();
  } catch (error) {
    process.stderr.write(`The tests that start the command line will fail: ${String(error)}\n`);
  }
}
