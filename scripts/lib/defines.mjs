import { readFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { filesUnder, hashFiles } from './hash.mjs';
import { at } from './paths.mjs';

/** Import names of the rooms, the same in every build and test; tsconfig.base.json says them to TypeScript. */
export const alias = Object.fromEntries(
  ['shared', 'core', 'compute', 'main', 'renderer'].map((room) => [`@${room}`, at('src', room)]),
);

/** Constants of the build: src/shared/build-constants.d.ts declares them. */
export async function defines() {
  return {
    __APP_VERSION__: JSON.stringify(JSON.parse(readFileSync(at('package.json'), 'utf8')).version),
    __CORE_HASH__: JSON.stringify(coreHash()),
    __CHANNELS__: JSON.stringify(await channels()),
  };
}

/** Identifies the code that turns a spec and data into numbers; every run stores it. */
function coreHash() {
  return hashFiles(filesUnder(['src/core', 'src/compute'], (path) => /\.(ts|cpp|h)$/.test(path)));
}

/** Names of calls and events, read from the contract so that the preload can hold them without zod. */
async function channels() {
  const bundle = await rolldown({
    input: at('src/shared/contract.ts'),
    resolve: { alias },
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  const contract = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  return { calls: contract.callNames, events: contract.eventNames };
}
