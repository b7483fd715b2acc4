import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** The repository; every other path is under it. */
export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
export const at = (...parts) => join(root, ...parts);

const isWindows = process.platform === 'win32';

/** Node 24 from the `node` package: the machine's own Node only bootstraps. */
export const node24 = at('node_modules/node/bin', isWindows ? 'node.exe' : 'node');

/** One name per checkout, for files that must outlive `node_modules` and `out`. */
const checkout = createHash('sha256').update(root).digest('hex').slice(0, 12);
export const scratch = (name) => join(tmpdir(), `longshort-${checkout}-${name}`);

/** The environment of everything started after the installation. */
export function toolEnv(extra = {}) {
  const path = [at('node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}
