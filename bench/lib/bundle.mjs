import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { at } from '../../scripts/lib/paths.mjs';

/** Whether this is a packed bench (lib/pack.mjs): all that would be made of the sources is there, and they are not. */
export const isPacked = !existsSync(at('src'));

/** Bundles a TypeScript module of the product for plain Node and loads it. */
export async function loadBundled(source) {
  return import(isPacked ? bundledFile(source) : await bundle(source));
}

/** @returns {Promise<string>} the file */
export async function bundle(source) {
  const { rolldown } = await import('rolldown');
  const { alias } = await import('../../scripts/lib/defines.mjs');
  const file = bundledFile(source);
  const made = await rolldown({
    input: at(source),
    platform: 'node',
    resolve: { alias },
    logLevel: 'silent',
  });
  await made.write({ format: 'esm', file, codeSplitting: false });
  await made.close();
  return file;
}

/** Of a module that needs what only Vite knows: migrations read by a pattern. @returns {Promise<string>} the file */
export async function bundleServices(source) {
  const { build } = await import('vite');
  const { alias, defines } = await import('../../scripts/lib/defines.mjs');
  const file = bundledFile(source);
  await build({
    configFile: false,
    root: at('.'),
    logLevel: 'error',
    define: await defines(),
    resolve: { alias },
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: at(source),
      outDir: at('out/bench'),
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: {
        external: ['better-sqlite3', /^@tensorflow\//],
        output: { format: 'es', entryFileNames: basename(file), codeSplitting: false },
      },
    },
  });
  return file;
}

const bundledFile = (source) => at('out/bench', source.replaceAll('/', '-').replace(/\.ts$/, '.mjs'));
