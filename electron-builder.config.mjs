import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackInUse, fallbackModules, fallbackVersion } from './scripts/lib/electron-fallback.mjs';

/** Of TensorFlow.js only what `require` loads: it also ships every bundle for browsers, and its sources. */
const tensorflow = [
  '!node_modules/@tensorflow/**',
  'node_modules/@tensorflow/*/package.json',
  'node_modules/@tensorflow/*/dist/*.node.js',
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/*.wasm',
  // A CUDA build belongs to the machine it was installed on.
  '!node_modules/@tensorflow/tfjs-node-gpu/**',
  // For its bundle for old browsers, and for compilers.
  '!node_modules/{core-js,regenerator-runtime,@types,@webgpu}/**',
  '!**/coverage/**',
];

/** Without C sources and other systems' binaries; with the fallback runtime, the copy that was compiled for it. */
const sqlite = fallbackInUse()
  ? ['!node_modules/better-sqlite3/**', { from: fallbackModules, to: 'node_modules' }]
  : [
      '!node_modules/better-sqlite3/{deps,src,prebuilds}/**',
      `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
    ];

/** `npm run dist` (scripts/dist.mjs) uses this offline: it names the local tools that electron-builder would download. */
export default {
  afterPack: ({ appOutDir }) => {
    // They belong to a runtime for development.
    for (const name of ['resources/default_app.asar', 'longshort-fallback.json']) {
      rmSync(join(appOutDir, name), { force: true });
    }
  },

  appId: 'longshort.workstation',
  productName: 'Longshort',
  executableName: 'longshort',
  copyright: 'MIT licence, the Longshort maintainers',
  directories: { output: 'dist', buildResources: 'resources/icons' },

  electronDist: 'node_modules/electron/dist',
  ...(fallbackInUse() ? { electronVersion: fallbackVersion } : {}),
  // The addons are Node-API, or come with the runtime: nothing to compile.
  npmRebuild: false,
  // The window is in English; Chromium's other translations are 40 MB.
  electronLanguages: ['en-US'],

  files: [
    'package.json',
    'out/{main,preload,renderer,gpu-page,native}/**',
    'resources/{examples,samples}/**',
    'resources/icons/256.png',
    '!**/*.map',
    ...tensorflow,
    ...sqlite,
  ],
  asarUnpack: ['**/*.node', '**/*.wasm'],

  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    // Off, so that no other program of the user gets into the process that holds the workspace. Playwright's way into
    // Electron is closed with it: scripts/dist-smoke.mjs drives the window through Chromium's own protocol.
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    // Electron checks it on macOS and Windows.
    enableEmbeddedAsarIntegrityValidation: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },

  fileAssociations: [
    {
      ext: 'longshort',
      name: 'Longshort workspace',
      description: 'Longshort workspace',
      mimeType: 'application/x-longshort',
      role: 'Editor',
    },
  ],

  linux: {
    target: ['deb', 'tar.gz'],
    icon: 'resources/icons',
    category: 'Office;Finance',
    synopsis: 'Workstation for LSTM trading models',
    syncDesktopName: true,
    desktop: { entry: { Keywords: 'trading;backtest;LSTM;neural network;quant' } },
  },
  deb: {
    // Either name of what Debian 13 and Ubuntu 24.04 renamed.
    depends: ['libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libgbm1', 'libasound2 | libasound2t64', 'xdg-utils'],
    recommends: [],
    compression: 'xz',
  },
};
