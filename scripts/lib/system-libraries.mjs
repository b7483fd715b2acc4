import { existsSync } from 'node:fs';
import { capture, must, run } from './run.mjs';
import { SetupError, say } from './say.mjs';

/** What Electron loads and a bare Debian lacks; the second package name is Debian 13's and Ubuntu 24.04's. */
const libraries = [
  { file: 'libgtk-3.so.0', packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { file: 'libnss3.so', packages: ['libnss3'] },
  { file: 'libgbm.so.1', packages: ['libgbm1'] },
  { file: 'libasound.so.2', packages: ['libasound2', 'libasound2t64'] },
];
/** A display of our own, for machines without one. */
const virtualDisplay = { file: 'Xvfb', packages: ['xvfb'] };

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Installs them on Debian and its children as root; otherwise says what is missing and how to install it. */
export async function ensureSystemLibraries() {
  if (process.platform !== 'linux') return;
  const missing = await missingParts();
  if (missing.length === 0) return;
  const files = missing.map((part) => part.file).join(', ');
  if (!existsSync('/usr/bin/apt-get')) {
    throw new SetupError(
      `Electron needs ${files}: install them with this system's package manager and start again.`,
    );
  }
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    say(`Installing system packages for ${files} ...`);
    await apt(['update', '-qq']);
  }
  const packages = await Promise.all(missing.map((part) => nameHere(part.packages)));
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  if (!isRoot) {
    const command = `sudo apt-get install --no-install-recommends ${packages.join(' ')}`;
    throw new SetupError(`Electron needs ${files}, which this system lacks. Run: ${command}`);
  }
  await apt(install);
}

/** Installs packages as root on Debian and its children. @returns whether they are there now */
export async function installPackages(packages) {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return false;
  say(`Installing system packages: ${packages.join(', ')} ...`);
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  return (await aptGet(['update', '-qq'])) === 0 && (await aptGet(install)) === 0;
}

async function missingParts() {
  const { text } = await capture(existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig', ['-p'], {
    quiet: true,
  });
  const needed = libraries.filter((part) => !text.includes(part.file));
  if (hasDisplay() || existsSync('/usr/bin/Xvfb')) return needed;
  return [...needed, virtualDisplay];
}

/** The first of the names that this release of the system can install. */
async function nameHere(names) {
  if (names.length === 1) return names[0];
  for (const name of names) {
    const { text } = await capture('apt-cache', ['policy', name], { quiet: true });
    if (/Candidate: (?!\(none\))/.test(text)) return name;
  }
  return names[0];
}

/** Waits for another apt (a second terminal, an unattended upgrade) rather than failing on its lock. */
const aptGet = (args) => {
  const all = ['-o', 'DPkg::Lock::Timeout=120', ...args];
  return run('apt-get', all, { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdout: 'ignore' });
};

const apt = (args) => must(`apt-get ${args[0]}`, aptGet(args));
