import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDisplay } from './lib/display.mjs';
import { startApp } from './lib/electron-app.mjs';
import { writeReport } from './lib/example/report.mjs';
import { exampleOf, runInWindow, runWithSeed } from './lib/example/run-example.mjs';
import { takeScreens } from './lib/example/screens.mjs';
import { predictionTable, seedsOf, toText, tradingTable } from './lib/example/tables.mjs';
import { workstation } from './lib/example/workstation.mjs';
import { at, root } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

/** Runs the bundled example in the real window, on a virtual display where there is no other, and reports. */
export function runExample() {
  return withDisplay(async (display) => {
    const home = mkdtempSync(join(tmpdir(), 'longshort-example-'));
    const place = [`--user-data-dir=${home}/settings`, `--workspace=${home}/Example.longshort`];
    const { page, stop } = await startApp({ args: [root, ...place], env: display });
    try {
      await page.setViewportSize({ width: 1440, height: 900 });
      await drive(workstation(page));
    } catch (error) {
      await page.screenshot({ path: at('out/example/failure.png') });
      say('What the window showed then: out/example/failure.png');
      throw error;
    } finally {
      await stop();
      rmSync(home, { recursive: true, force: true });
    }
  });
}

async function drive(app) {
  const folder = at('out/example');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const experiment = await exampleOf(app);
  const first = await runInWindow(app, experiment);
  const runs = [first, await runWithSeed(app, experiment, first.spec.seed + first.spec.seeds)];
  const [series] = await app.call('series.list');
  say('Taking pictures of the screens ...');
  const pictures = await takeScreens(app, folder, { experiment, series, runs });
  writeReport(folder, { runs, info: await app.call('app.info'), pictures });
  print(runs);
}

function print(runs) {
  const [first] = runs;
  const tables = [
    `${first.spec.name} (${seedsOf(first.spec).toLowerCase()}, ${first.device})`,
    toText(predictionTable(first)),
    'Trading on the test period, after costs',
    toText(tradingTable(runs)),
    'Report and pictures: out/example/report.md',
  ];
  process.stdout.write(`\n${tables.join('\n\n')}\n`);
}
