import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../src/cli/cache-folder';
import { tempFolder } from '../main/temp-folder';

describe('the folder for what can be made again', () => {
  it('is where the system keeps such things', () => {
    expect(cacheFolder('linux', {})).toBe(join(homedir(), '.cache', 'longshort'));
    expect(cacheFolder('darwin', {})).toBe(join(homedir(), 'Library', 'Caches', 'longshort'));
    expect(cacheFolder('win32', { LOCALAPPDATA: '/local' })).toBe(join('/local', 'longshort'));
    expect(cacheFolder('win32', {})).toBe(join(homedir(), 'AppData', 'Local', 'longshort'));
  });

  it('is where the environment says, but for an empty word', () => {
    expect(cacheFolder('linux', { XDG_CACHE_HOME: '/elsewhere' })).toBe('/elsewhere/longshort');
    expect(cacheFolder('linux', { XDG_CACHE_HOME: '' })).toBe(join(homedir(), '.cache', 'longshort'));
  });

  it('has what Node compiled of the program, so that it starts sooner the next time', () => {
    const { folder, path } = tempFolder();
    const { NODE_COMPILE_CACHE: _, ...others } = process.env;
    const program = join(import.meta.dirname, '../../out/cli/index.cjs');
    execFileSync(process.execPath, [program, '--version'], { env: { ...others, XDG_CACHE_HOME: folder } });
    const [version] = readdirSync(path('longshort/compiled'));
    expect(readdirSync(path(`longshort/compiled/${version}`)).length).toBeGreaterThan(5);
  });
});
