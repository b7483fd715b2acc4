import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { alias, defines } from './scripts/lib/defines.mjs';
import { at } from './scripts/lib/paths.mjs';
import { sqliteForElectron } from './scripts/lib/sqlite-for-electron.mjs';

/** The oldest Electron this must run on is 33 (Node 20, Chrome 130): scripts/lib/electron-fallback.mjs. */
const nodeTarget = 'node20';
const chromeTarget = 'chrome130';

/** CommonJS throughout: command-line switches must be set before Electron is ready, and a sandboxed preload is CommonJS. */
const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
} as const;

export default defineConfig(async () => {
  const define = await defines();
  return {
    main: {
      define,
      resolve: { alias },
      plugins: [sqliteForElectron()],
      build: {
        target: nodeTarget,
        sourcemap: true,
        rolldownOptions: {
          input: {
            index: 'src/main/index.ts',
            train: 'src/main/jobs/entries/train.ts',
            import: 'src/main/jobs/entries/import.ts',
            explore: 'src/main/jobs/entries/explore.ts',
            clerk: 'src/main/jobs/entries/clerk.ts',
            trial: 'src/main/jobs/entries/trial.ts',
            columns: 'src/main/jobs/entries/columns.ts',
            models: 'src/main/jobs/entries/models.ts',
            checkpoint: 'src/main/jobs/entries/checkpoint.ts',
          },
          output: commonJs,
        },
      },
    },
    preload: {
      define,
      resolve: { alias },
      build: {
        target: nodeTarget,
        // A sandboxed preload cannot require: everything it uses is in the one file.
        externalizeDeps: false,
        // They share nothing but Electron, so each comes out as one file.
        rolldownOptions: {
          input: { index: 'src/preload/index.ts', 'gpu-page': 'src/preload/gpu-page.ts' },
          output: commonJs,
        },
      },
    },
    renderer: {
      root: 'src/renderer',
      base: './',
      define,
      resolve: { alias },
      plugins: [react()],
      build: {
        target: chromeTarget,
        // The content security policy allows no data: fonts or scripts, so nothing is inlined.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: at('src/renderer/index.html') },
      },
    },
  };
});
