import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackInUse, fallbackModules } from './electron-fallback.mjs';

/**
 * Vite plugin of the main build: with the fallback runtime, whose Node cannot load better-sqlite3 13, the copy
 * compiled for it is laid beside the bundle as `out/main/node_modules`. Node's own resolution finds it there
 * first, so no product code knows. (electron-builder leaves such a folder out; its configuration says it once more.)
 */
export function sqliteForElectron() {
  return {
    name: 'longshort:sqlite-for-electron',
    /** @param {{ dir?: string }} output */
    writeBundle(output) {
      if (!fallbackInUse() || !output.dir) return;
      const target = join(output.dir, 'node_modules');
      if (existsSync(target)) return;
      mkdirSync(target, { recursive: true });
      cpSync(fallbackModules, target, { recursive: true });
    },
  };
}
