import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test; `path` names files in it. */
export function tempFolder(): { readonly folder: string; path(name: string): string } {
  const folder = mkdtempSync(join(tmpdir(), 'longshort-test-'));
  folders.push(folder);
  return { folder, path: (name) => join(folder, name) };
}
