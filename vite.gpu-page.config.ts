import { defineConfig } from 'vite';
import { alias, defines } from './scripts/lib/defines.mjs';
import { at } from './scripts/lib/paths.mjs';

/** The page that trains on the graphics card: its document and its worker. The preload is built with the window's. */
export default defineConfig(async () => ({
  root: at('src/gpu-page'),
  base: './',
  publicDir: false as const,
  define: await defines(),
  resolve: { alias },
  build: {
    outDir: at('out/gpu-page'),
    emptyOutDir: true,
    // Chrome 130, as the window's.
    target: 'chrome130',
    sourcemap: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: at('src/gpu-page/index.html'), worker: at('src/gpu-page/worker.ts') },
      output: { entryFileNames: '[name].js' },
    },
  },
}));
