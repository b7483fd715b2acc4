import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fallbackInUse } from './electron-fallback.mjs';
import { filesUnder, hashFiles } from './hash.mjs';
import { alone } from './lock.mjs';
import { at } from './paths.mjs';
import { must, runNode } from './run.mjs';
import { say } from './say.mjs';

const common = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts/lib/defines.mjs'];
const sources = ['src/shared', 'src/core', 'src/compute', 'src/main'];

const toStderr = { stdout: 'stderr' };
const electronVite = at('node_modules/electron-vite/bin/electron-vite.js');
const vite = (config) =>
  runNode(at('node_modules/vite/bin/vite.js'), ['build', '-c', config, '--logLevel', 'warn'], toStderr);

/** The page that trains on the graphics card into out/gpu-page. @returns {Promise<number>} the exit code */
export const buildGpuPage = () => vite('vite.gpu-page.config.ts');

const app = {
  name: 'app',
  inputs: [
    ...common,
    'electron.vite.config.ts',
    'vite.gpu-page.config.ts',
    'scripts/lib/sqlite-for-electron.mjs',
    'resources',
    'src',
  ],
  outputs: [
    'out/main/index.cjs',
    'out/preload/index.cjs',
    'out/preload/gpu-page.cjs',
    'out/renderer/index.html',
    'out/gpu-page/worker.js',
  ],
  build: async () =>
    (await runNode(electronVite, ['build', '--logLevel', 'warn'], toStderr)) || buildGpuPage(),
};
const cli = {
  name: 'command line',
  inputs: [...common, 'vite.cli.config.ts', ...sources, 'src/cli'],
  outputs: ['out/cli/index.cjs', 'out/cli/program.cjs'],
  build: () => vite('vite.cli.config.ts'),
};

/** Builds the Electron app into out/main, out/preload, out/renderer and out/gpu-page, unless nothing it is made of has changed. */
export const ensureAppBuild = () => alone('build', () => buildIfStale(app));

/** The same for out/cli. */
export const ensureCliBuild = () => alone('build', () => buildIfStale(cli));

/** Development writes its own main and preload into out/, which must not be taken for a build. */
export const forgetAppBuild = () => rmSync(stampOf(app), { force: true });

const stampOf = (target) => at('out/.stamps', `${target.name.replaceAll(' ', '-')}.sha256`);

async function buildIfStale(target) {
  const stampFile = stampOf(target);
  // The runtime decides which better-sqlite3 goes with the app.
  const stamp = hashFiles(filesUnder(target.inputs), fallbackInUse() ? 'fallback' : 'official');
  const isThere = target.outputs.every((path) => statSync(at(path), { throwIfNoEntry: false }));
  if (isThere && read(stampFile) === stamp) return;
  // A failed build must not leave the one before it to be taken for it.
  for (const path of [stampFile, ...target.outputs.map((output) => at(output))])
    rmSync(path, { force: true });
  say(`Building the ${target.name} ...`);
  await must(`Building the ${target.name}`, target.build());
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function read(path) {
  return statSync(path, { throwIfNoEntry: false }) ? readFileSync(path, 'utf8') : undefined;
}
