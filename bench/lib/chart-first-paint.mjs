import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { ensureAppBuild, ensureCliBuild } from '../../scripts/lib/build.mjs';
import { withDisplay } from '../../scripts/lib/display.mjs';
import { at, root } from '../../scripts/lib/paths.mjs';
import { must, runNode } from '../../scripts/lib/run.mjs';
import { moveChart } from './chart-moves.mjs';
import { walk, writeCsv } from './data/bars.mjs';

const showAll = 'button[data-testid="range-All"]';

/**
 * How long it takes from the click on a series to its chart on the screen, and how smoothly that moves, in the real application.
 * Every sample is of an app started anew that has not read the series yet, and of a click without the mouse having been over the
 * row before, since that reads ahead. The first picture is of the last 250 bars; `whole` is from the click on "All" right after it to
 * the chart of every bar.
 *
 * @returns medians and samples in milliseconds, and the frames of `moveChart`
 */
export async function chartFirstPaint({ bars = 1_000_000, samples = 7 } = {}) {
  await ensureAppBuild();
  await ensureCliBuild();
  const folder = mkdtempSync(join(tmpdir(), 'longshort-chart-'));
  try {
    const workspace = join(folder, 'chart.longshort');
    await importWalk(folder, workspace, 'A few', 500);
    await importWalk(folder, workspace, 'Many', bars);
    const opened = [];
    const whole = [];
    for (let sample = 0; sample < samples; sample++) {
      await withApp(folder, workspace, async (page) => {
        opened.push(await openMany(page, bars));
        whole.push(await paintAfterClick(page, showAll));
      });
    }
    const pan = await withApp(folder, workspace, async (page) => {
      await openMany(page, bars);
      await paintAfterClick(page, showAll);
      return moveChart(page);
    });
    return {
      chartFirstPaintMs: median(opened),
      samples: opened,
      whole: { ms: median(whole), samples: whole },
      bars,
      pan,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function importWalk(folder, workspace, name, bars) {
  const file = join(folder, `${name}.csv`);
  await writeCsv(file, walk(bars));
  const args = ['import', file, '--workspace', workspace, '--name', name];
  await must('Importing the bars', runNode(at('out/cli/index.cjs'), args, { stdout: 'ignore' }));
}

function withApp(folder, workspace, work) {
  return withDisplay(async (display) => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [root, ...sandbox, `--user-data-dir=${join(folder, 'data')}`, `--workspace=${workspace}`];
    const electron = await _electron.launch({
      args,
      cwd: root,
      env: { ...process.env, ...display, HOME: folder },
    });
    try {
      const page = await electron.firstWindow();
      await electron.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900);
      });
      return await work(page);
    } finally {
      await electron.close();
    }
  });
}

/** With the chart of the first series there and the app at rest. */
async function openMany(page, bars) {
  await page.waitForSelector('[data-testid="price-chart"][data-bars="500"]');
  await page.waitForTimeout(1500);
  const ms = await paintAfterClick(page, 'button[title="Many"], button:has([title="Many"])');
  await page.waitForSelector(`[data-testid="price-chart"][data-bars="${bars}"]`);
  return ms;
}

/** Milliseconds from a click to the first `chart-painted` mark after it, both in the window's own time. */
function paintAfterClick(page, selector) {
  return page.evaluate(
    (button) =>
      new Promise((resolve, reject) => {
        const element = document.querySelector(button);
        if (element === null) throw new Error(`Nothing to click at ${button}.`);
        setTimeout(() => reject(new Error(`No chart ten seconds after the click on ${button}.`)), 10_000);
        const start = performance.now();
        new PerformanceObserver((list) => {
          const mark = list.getEntriesByName('chart-painted').find(({ startTime }) => startTime > start);
          if (mark !== undefined) resolve(mark.startTime - start);
        }).observe({ type: 'mark' });
        element.click();
      }),
    selector,
  );
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
