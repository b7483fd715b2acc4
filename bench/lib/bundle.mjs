import { rolldown } from 'rolldown';
import { alias } from '../../scripts/lib/defines.mjs';
import { at } from '../../scripts/lib/paths.mjs';

/** Bundles a TypeScript module of the product for plain Node and loads it. */
export async function loadBundled(source) {
  const file = at('out/bench', source.replaceAll('/', '-').replace(/\.ts$/, '.mjs'));
  const bundle = await rolldown({
    input: at(source),
    platform: 'node',
    resolve: { alias },
    logLevel: 'silent',
  });
  await bundle.write({ format: 'esm', file, codeSplitting: false });
  await bundle.close();
  return import(file);
}
