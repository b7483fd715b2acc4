import { chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import { artifacts } from './lib/artifacts.mjs';
import { ensureAppBuild } from './lib/build.mjs';
import { at } from './lib/paths.mjs';
import { must, runNode } from './lib/run.mjs';
import { main, say } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

/** `npm run dist`: installable packages into dist/, as electron-builder.yml says. Further arguments go to electron-builder. */
main(async () => {
  await setup();
  await ensureAppBuild();
  const args = ['--config', 'electron-builder.config.mjs', '--publish', 'never', ...process.argv.slice(2)];
  const env = localTools();
  await must(
    'Packaging',
    runNode(at('node_modules/electron-builder/cli.js'), args, { env, stdout: 'stderr' }),
  );
  for (const { name, megabytes } of artifacts()) say(`dist/${name}  ${megabytes} MB`);
});

/** electron-builder downloads its helpers from GitHub, and retries for a long time where that is out of reach. */
function localTools() {
  if (process.platform !== 'linux') return {};
  const sevenZip = createRequire(import.meta.url)('7zip-bin').path7za;
  chmodSync(sevenZip, 0o755);
  return {
    ELECTRON_BUILDER_7ZIP_PATH: sevenZip,
    ELECTRON_BUILDER_COMPRESSION_LEVEL: '5',
    CUSTOM_FPM_PATH: at('scripts/fpm-over-dpkg.mjs'),
  };
}
