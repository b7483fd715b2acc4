import { ensureAppBuild, ensureCliBuild } from './lib/build.mjs';
import { main } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

/** `npm run build`: the Electron app and the command line into out/. */
main(async () => {
  await setup();
  await ensureAppBuild();
  await ensureCliBuild();
});
