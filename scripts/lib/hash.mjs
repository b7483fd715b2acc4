import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { at, root } from './paths.mjs';

/** Every file under the given files and folders (relative to the root), sorted; what is missing is left out. */
export function filesUnder(entries, accepts = (_path) => true) {
  const found = [];
  const walk = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) for (const name of readdirSync(path)) walk(join(path, name));
    else if (accepts(path)) found.push(path);
  };
  for (const entry of entries) walk(at(entry));
  return found.sort();
}

/** sha256 over names and contents, in order. */
export function hashFiles(paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const path of paths) {
    const name = relative(root, path).replaceAll('\\', '/');
    hash.update(`\0${name}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
