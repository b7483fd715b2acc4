import { runChecks } from './lib/checks.mjs';
import { at } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';
import { main } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

/** `npm run check`: format, lint, types and unit tests; no Electron. */
main(async () => {
  await setup({ electron: false });
  const checks = await runChecks();
  const units = await runNode(at('node_modules/vitest/vitest.mjs'), ['run']);
  return checks.failed === 0 && units === 0 ? 0 : 1;
});
