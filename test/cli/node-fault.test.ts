import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../main/temp-folder';

const program = join(import.meta.dirname, '../../out/cli/index.cjs');

it('the command line refuses a Node that its database would take down, with a sentence', () => {
  const older = tempFolder().path('older.cjs');
  writeFileSync(
    older,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0', modules: '115', napi: '9' } });
     process.on('exit', () => process.stdout.write(JSON.stringify(Object.keys(require.cache).length)));`,
  );
  let said = { stdout: '', stderr: '' };
  try {
    execFileSync(process.execPath, ['--require', older, program, 'runs', 'list'], { encoding: 'utf8' });
  } catch (error) {
    said = error as typeof said;
  }
  expect(said.stderr).toMatch(
    /^The command line needs Node 22\.14 or newer, and .* is Node 20\.19\.0\. Start it by/,
  );
  expect(said.stdout).toBe('2'); // Nothing but the preload and the entry was loaded.
});
