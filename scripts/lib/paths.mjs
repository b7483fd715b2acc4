import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository; every other path is under it. Found upwards, since a bundled configuration runs from the root. */
export const root = upwards(dirname(fileURLToPath(import.meta.url)));
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

function upwards(folder) {
  return existsSync(join(folder, 'package.json')) ? folder : upwards(dirname(folder));
}
