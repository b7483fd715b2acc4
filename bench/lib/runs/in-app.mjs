import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { withDisplay } from '../../../scripts/lib/display.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { answered, median, paintedAfter } from './page.mjs';

const query = 'model.hidden >= 64 and test.sharpe > 0.5 and tag:fx';
/** The page that the app begins with. */
const firstPage = '[data-testid="data-page"]';
/** The field of the filter waits so long for further letters before it asks. */
const typingPauseMs = 60;

/**
 * The table of runs in the real application, started anew for every sample: opened, filtered, sorted, grouped and edited, the newest
 * runs compared. Milliseconds to the painted picture, and to the answer of the call behind it.
 *
 * @param {{ workspace: string, samples: number, compared: number }} about
 */
export async function measureInApp({ workspace, samples, compared }) {
  const folder = mkdtempSync(join(tmpdir(), 'longshort-runs-'));
  const taken = [];
  try {
    for (let sample = 0; sample < samples; sample++)
      taken.push(await withApp(folder, workspace, (app) => measureOnce(app, compared)));
    const atOnce = await withApp(folder, workspace, async ({ page }) => {
      await page.waitForSelector(firstPage);
      return openRuns(page);
    });
    const { blocked: _blocked, ...figures } = taken[0];
    const names = Object.keys(figures);
    /** @type {Record<string, number>} */
    const medians = Object.fromEntries(names.map((name) => [name, median(taken.map((one) => one[name]))]));
    return {
      medians,
      openAtOnceMs: atOnce,
      mainBlockedMs: Math.max(...taken.map(({ mainBlockedMs }) => mainBlockedMs)),
      samples: taken,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measureOnce({ electron, page }, compared) {
  await page.waitForSelector(firstPage);
  // Until the app is at rest, as a user finds it who did not click at once.
  await page.waitForTimeout(2000);
  await watchMain(electron);
  const blocked = {};
  /** Takes down how long main let others wait in one part of it all. */
  const during = async (part, work) => {
    const result = await work();
    blocked[part] = await longestBlock(electron);
    return result;
  };
  const openMs = await during('open', () => openRuns(page));
  await page.waitForTimeout(500);
  const filterMs = (await during('filter', () => typeQuery(page, query))) - typingPauseMs;
  await typeQuery(page, '');
  const sortMs = await during('sort', () => sortBySharpe(page));
  const groupMs = await during('group', () => groupAllButSeed(page));
  await page.keyboard.press('Escape');
  const answers = await during('answers', () => measureAnswers(page));
  const ids = await during('ids', async () => (await answered(page, 'runs.ids', {})).value);
  const editMs = await during('edit', () => editAll(page, ids));
  const newest = ids.toSorted((a, b) => b - a).slice(0, compared);
  const comparison = await during('compare', () => openComparison(page, newest));
  const mainBlockedMs = Math.max(...Object.values(blocked));
  return { openMs, filterMs, sortMs, groupMs, ...comparison, editMs, ...answers, mainBlockedMs, blocked };
}

const click = (selector) => `() => document.querySelector('${selector}').click()`;
const exists = (selector) => `() => document.querySelector('${selector}') !== null`;
const firstRow = `document.querySelector('[data-run-id][data-index="0"]')`;
const runCount = `document.querySelector('[data-testid="runs-count"]').textContent`;

function openRuns(page) {
  return paintedAfter(page, click('[data-testid="nav-runs"]'), exists('[data-run-id][data-index="10"]'));
}

function typeQuery(page, text) {
  return paintedAfter(
    page,
    `() => {
      const field = document.querySelector('[data-testid="runs-filter"]');
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      const before = ${runCount};
      set.call(field, ${JSON.stringify(text)});
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return before;
    }`,
    `(before) => ${runCount} !== before`,
  );
}

function sortBySharpe(page) {
  return paintedAfter(
    page,
    `() => {
      const before = ${firstRow}.dataset.runId;
      document.querySelector('[data-testid="sort-test.sharpe"]').click();
      return before;
    }`,
    `(before) => ${firstRow} !== null && ${firstRow}.dataset.runId !== before`,
  );
}

async function groupAllButSeed(page) {
  await page.click('[data-testid="runs-group"]');
  await page.waitForSelector('[data-testid="group-*"]');
  return paintedAfter(page, click('[data-testid="group-*"]'), exists('[data-group][data-index="0"]'));
}

/** The calls alone, each asked for something that was not asked before. */
async function measureAnswers(page) {
  const columns = [
    'state',
    'series',
    'model.hidden',
    'test.sharpe',
    'test.sharpe.sd',
    'test.accuracy',
    'tag',
  ];
  const sort = [{ key: 'validation.sharpe', isDescending: true }];
  const ask = async (given) => (await answered(page, 'runs.table', { columns, sort, ...given })).ms;
  return {
    filterAnswerMs: await ask({ query: `${query} and seconds < 100` }),
    sortAnswerMs: await ask({}),
    sortNamesAnswerMs: await ask({ sort: [{ key: 'name', isDescending: false }] }),
    groupAnswerMs: await ask({ groupBy: ['model.hidden', 'training.optimizer'] }),
    groupAllButSeedAnswerMs: await ask({
      groupBy: ['*'],
      sort: [{ key: 'test.sharpe', isDescending: true }],
    }),
    columnsAnswerMs: (await answered(page, 'runs.columns', { archived: true })).ms,
  };
}

/** Every run is tagged and that undone: to the answer of the table after it. */
async function editAll(page, ids) {
  const edited = await answered(page, 'runs.edit', { edits: [{ ids, addTags: ['bench'] }] });
  const found = await answered(page, 'runs.table', { query: 'tag:bench', columns: ['tag'] });
  if (found.value.matched !== ids.length) throw new Error('The table does not show what was edited.');
  await answered(page, 'runs.edit', { edits: edited.value });
  return edited.ms + found.ms;
}

/** Parts of the comparison; paired tests are resampled thousands of times, and come after them. */
const parts = ['equity', 'metrics', 'differences', 'matrix', 'probabilities', 'loss'];
const test = '[data-testid^="compare-test-"]';

/** Milliseconds until all that is drawn is there, and until the paired tests are too. */
async function openComparison(page, ids) {
  const start = await page.evaluate('performance.now()');
  const compareMs = await paintedAfter(
    page,
    `() => { window.location.hash = '#/compare?ids=${ids.join(',')}'; }`,
    `() => {
      const part = (name) => document.querySelector('[data-testid="compare-' + name + '"]');
      const isDrawn = (name) => part(name) !== null && part(name).querySelector('.mantine-Skeleton-root') === null;
      const canvases = document.querySelectorAll('[data-testid="compare-page"] canvas').length;
      return ${JSON.stringify(parts)}.every(isDrawn) && canvases > 2;
    }`,
  );
  await page.waitForSelector(test);
  return { compareMs, compareTestsMs: (await page.evaluate('performance.now()')) - start };
}

/** Begins to watch how long the main process lets others wait. */
function watchMain(electron) {
  return electron.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    globalThis.benchDelay = delay;
  });
}

/** Milliseconds since it was asked the last time. */
function longestBlock(electron) {
  return electron.evaluate(() => {
    const longest = globalThis.benchDelay.max / 1e6;
    globalThis.benchDelay.reset();
    return longest;
  });
}

/** With settings of its own: how the table was last looked at is among them. */
function withApp(folder, workspace, work) {
  const data = mkdtempSync(join(folder, 'data-'));
  return withDisplay(async (display) => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [root, ...sandbox, `--user-data-dir=${data}`, `--workspace=${workspace}`];
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
      return await work({ electron, page });
    } finally {
      await electron.close();
    }
  });
}
