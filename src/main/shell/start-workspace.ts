import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Services } from '../services/app';
import type { PreferenceStore } from '../services/preferences';

/**
 * A workspace named on the command line: by `--workspace=FILE`, or as the file that was double-clicked. Its full path,
 * taken from `folder`, where the command was given.
 */
export function workspaceArgument(argv: readonly string[], folder: string): string | null {
  const option = argv.find((argument) => argument.startsWith('--workspace='));
  const named =
    option?.slice('--workspace='.length) ??
    argv.slice(1).find((argument) => !argument.startsWith('-') && extname(argument) === '.longshort');
  return named ? resolve(folder, named) : null;
}

/**
 * Opens the workspace that was asked for, else the last one, else makes the first one. What goes wrong is kept for the
 * welcome page; the app stays up. True where the workspace is new and waits for the bundled sample.
 */
export async function openAtStart(
  { session }: Services,
  preferences: PreferenceStore,
  places: { readonly asked: string | null; readonly first: string },
  now: number,
): Promise<boolean> {
  const path = places.asked ?? preferences.recent()[0]?.path ?? places.first;
  const isNew = !existsSync(path) && (path === places.asked || path === places.first);
  try {
    await (isNew ? session.create(path) : session.open(path));
  } catch (error) {
    session.fail(error);
    throw error;
  }
  preferences.remember(path, now);
  return isNew;
}
