import { writeFileSync } from 'node:fs';
import { openPreferences } from '@main/services/preferences';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder';

describe('preferences', () => {
  it('are there again after a restart', () => {
    const { path } = tempFolder();
    const first = openPreferences(path('preferences.json'));
    expect(first.settings()).toEqual({ theme: 'system', parallelJobs: 1 });
    first.saveSettings({ theme: 'dark' });
    first.remember('/data/A.longshort', 1);
    expect(openPreferences(path('preferences.json')).settings().theme).toBe('dark');
    expect(openPreferences(path('preferences.json')).recent()).toEqual([
      { path: '/data/A.longshort', name: 'A', openedAt: 1, isThere: false },
    ]);
  });

  it('list the ten latest workspaces, each once, newest first', () => {
    const { path } = tempFolder();
    const preferences = openPreferences(path('preferences.json'));
    for (let n = 0; n < 12; n++) preferences.remember(`/data/${n}.longshort`, n);
    preferences.remember('/data/5.longshort', 99);
    const names = preferences.recent().map((entry) => entry.name);
    expect(names).toHaveLength(10);
    expect(names.slice(0, 3)).toEqual(['5', '11', '10']);
    expect(new Set(names).size).toBe(10);
  });

  it('fall back to the defaults where the file is damaged', () => {
    const { path } = tempFolder();
    writeFileSync(path('preferences.json'), '{"settings":');
    expect(openPreferences(path('preferences.json')).settings().theme).toBe('system');
  });
});
