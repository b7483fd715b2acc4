import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../src/cli/cache-folder';

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
});
