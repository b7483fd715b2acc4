import { ensureAppBuild, ensureCliBuild } from './lib/build.mjs';
import { runChecks } from './lib/checks.mjs';
import { main, say } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';
import { runPlaywright, runVitest } from './lib/test-runs.mjs';

/** `npm test`: set-up, build, checks and every test. Then the devices that were tested and what failed; its last line is the sum, see .ci/run. */
main(async () => {
  await setup();
  await ensureAppBuild();
  await ensureCliBuild();
  const counts = [await runChecks(), await runVitest(), await runPlaywright()];
  say(['The device suite ran on:', ...counts.flatMap(({ devices = [] }) => devices)].join('\n  '));
  for (const failure of counts.flatMap(({ failures = [] }) => failures)) say(failure);
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`);
  return sum('failed') === 0 ? 0 : 1;
});
