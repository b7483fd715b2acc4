import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder';

/** Keeps what Node compiles of the program and of its job processes for the next call, which then starts an eighth sooner. */
export function keepCompiled(): void {
  if (process.env.NODE_COMPILE_CACHE !== undefined) return;
  const folder = join(cacheFolder(), 'compiled');
  enableCompileCache(folder);
  process.env.NODE_COMPILE_CACHE = folder;
}
