import { ensureAppBuild } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { main, say } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';
import { hasDisplay } from './lib/system-libraries.mjs';

/** `npm start`: the workstation; on a machine without a display, the bundled example from end to end. */
main(async () => {
  await setup();
  await ensureAppBuild();
  if (hasDisplay()) {
    const { electronPath, rootArgs } = await import('./lib/electron-app.mjs');
    return run(electronPath(), [...rootArgs, root, ...process.argv.slice(2)]);
  }
  say('There is no display ($DISPLAY is empty): running the bundled example in Electron on a virtual one.');
  const { runExample } = await import('./example.mjs');
  await runExample();
});
