import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { alone } from './lock.mjs';
import { ensureNativeKernels } from './native-build.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * Brings a checkout to where it can be built and run; does nothing where nothing is missing. `electron: false` is
 * enough for the command line, which runs on plain Node.
 */
export function setup({ electron = true } = {}) {
  return alone('set-up', async () => {
    await ensureDependencies();
    await ensureNativeKernels();
    if (!electron) return;
    await ensureSystemLibraries();
    await ensureElectron();
  });
}
