import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type RecentWorkspace, type Settings, settings } from '@shared/app';
import { z } from 'zod';

const preferences = z.object({
  settings: settings.default({ theme: 'system', parallelJobs: 1 }),
  recent: z.array(z.object({ path: z.string(), openedAt: z.number() })).default([]),
  windowBounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300) })
    .nullable()
    .default(null),
});
type Preferences = z.output<typeof preferences>;

const recentLength = 10;

/** What belongs to this computer and not to a workspace: settings, recent workspaces, where the window was. */
export interface PreferenceStore {
  settings(): Settings;
  saveSettings(change: Partial<Settings>): Settings;
  recent(): RecentWorkspace[];
  remember(path: string, now: number): void;
  windowBounds(): Preferences['windowBounds'];
  saveWindowBounds(bounds: NonNullable<Preferences['windowBounds']>): void;
}

/** Kept in one small JSON file; an unreadable one counts as none, since all of it has defaults. */
export function openPreferences(path: string): PreferenceStore {
  let current = read(path);
  const save = (change: Partial<Preferences>): void => {
    current = { ...current, ...change };
    mkdirSync(dirname(path), { recursive: true });
    // Written beside and renamed, so that a crash leaves the old file whole.
    writeFileSync(`${path}.new`, JSON.stringify(current, null, 2));
    renameSync(`${path}.new`, path);
  };
  return {
    settings: () => current.settings,
    saveSettings(change) {
      save({ settings: { ...current.settings, ...change } });
      return current.settings;
    },
    recent: () =>
      current.recent.map((entry) => ({
        ...entry,
        name: workspaceName(entry.path),
        isThere: existsSync(entry.path),
      })),
    remember(workspace, now) {
      const others = current.recent.filter((entry) => entry.path !== workspace);
      save({ recent: [{ path: workspace, openedAt: now }, ...others].slice(0, recentLength) });
    },
    windowBounds: () => current.windowBounds,
    saveWindowBounds: (windowBounds) => save({ windowBounds }),
  };
}

/** `Equities` for `/home/ann/Equities.longshort`. */
export function workspaceName(path: string): string {
  return basename(path).replace(/\.longshort$/i, '');
}

function read(path: string): Preferences {
  try {
    return preferences.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return preferences.parse({});
  }
}
