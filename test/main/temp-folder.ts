import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone after the test; `path` names files in it. */
export function tempFolder(): { readonly folder: string; path(name: string): string } {
  const folder = mkdtempSync(join(tmpdir(), 'longshort-test-'));
  // Not `afterEach` here: files that share their process load this module once, so only the first would clean up.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, path: (name) => join(folder, name) };
}
