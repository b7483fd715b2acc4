import { createRequire } from 'node:module';
import { buildGpuPage, forgetAppBuild } from './lib/build.mjs';
import { at } from './lib/paths.mjs';
import { must, runNode } from './lib/run.mjs';
import { main, SetupError } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';
import { hasDisplay } from './lib/system-libraries.mjs';

/** `npm run dev`: the app from its sources; the window follows edits at once, main and preload restart it. */
main(async () => {
  await setup();
  if (!hasDisplay())
    throw new SetupError('Development needs a display ($DISPLAY is empty); `npm test` does not.');
  forgetAppBuild();
  // Not watched: it changes with the kernels alone, and is not part of what electron-vite serves.
  await must('Building the GPU page', buildGpuPage());
  const env = { ELECTRON_EXEC_PATH: createRequire(import.meta.url)('electron') };
  // Chromium refuses to start as root with its sandbox on.
  if (process.getuid?.() === 0) env.NO_SANDBOX = '1';
  return runNode(at('node_modules/electron-vite/bin/electron-vite.js'), ['dev', '--watch'], { env });
});
