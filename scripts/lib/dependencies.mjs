import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { at, node24 } from './paths.mjs';
import { must, run } from './run.mjs';
import { say } from './say.mjs';

/** Installs what package-lock.json names, unless exactly that is there. */
export async function ensureDependencies() {
  if (isInstalled()) return;
  refuseLink(at('node_modules'));
  say('Installing the npm packages of package-lock.json (a minute or two the first time) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { stdout: 'stderr', shell: process.platform === 'win32' };
  await must('npm ci', run(npm, ['ci', '--loglevel=error'], options));
}

/** `npm ci` empties the folder first: through a link that would be another checkout's. */
function refuseLink(folder) {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Error(
      `${folder} is a link, and what it leads to is not what package-lock.json names. Remove the link and try again.`,
    );
  }
}

/**
 * npm writes its own record of the installed tree as its last act, so a record that agrees with the lockfile means a
 * complete installation. Optional packages may be missing: their install may fail on this machine.
 */
function isInstalled() {
  const record = at('node_modules/.package-lock.json');
  if (!existsSync(record) || !existsSync(node24)) return false;
  const there = packagesOf(record);
  return Object.entries(packagesOf(at('package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const found = there[path];
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional);
  });
}

const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
