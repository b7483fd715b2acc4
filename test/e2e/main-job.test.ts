import { expect, type LongshortApp, test } from './app';
import { expectDrawn } from './charts';
import { waveBars, writeGermanCsv } from './csv';
import { holdNextJob } from './held-job';
import { call, dropFile, epochsOf, goTo, trainingTimeout, waitForSample } from './ui';

test('a first start has the bundled S&P 500 bars and the example experiment, ready to run', async ({
  page,
}) => {
  await expect(page.getByTestId('data-page')).toContainText('S&P 500');
  await expect(page.getByTestId('price-chart')).toHaveAttribute('data-bars', /^\d{4,}$/);
  await expectDrawn(page, 'price-chart');
  await goTo(page, 'experiments');
  await page.getByRole('link', { name: 'Example: up tomorrow?' }).click();
  await expect(page.getByTestId('plan-test')).toContainText('rows');
  await expect(page.getByTestId('fault-count')).toBeHidden();
  await expect(page.getByTestId('run-experiment')).toBeEnabled();
});

test('a dropped CSV is previewed, corrected by the user, imported and charted', async ({ page, home }) => {
  await waitForSample(page);
  const bars = waveBars(400);
  writeGermanCsv(home.path('wellen.csv'), bars);
  await dropFile(page, home.path('wellen.csv'));

  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('05.01.2015');
  await expect(page.getByTestId('import-delimiter')).toHaveValue(/^Semicolon/);
  await expect(page.getByTestId('import-findings')).toContainText('No column is set as open');
  await expect(page.getByTestId('import-commit')).toBeDisabled();
  expect(await call(page, 'series.list', {})).toHaveLength(1);

  await choose(page, 'import-role-1', 'Close');
  await choose(page, 'import-role-2', 'Open');
  await page.getByTestId('import-name').fill('Waves');
  await page.getByTestId('import-commit').click();

  await expect(page.getByTestId('data-page').getByRole('heading', { name: 'Waves' })).toBeVisible();
  await expect(page.getByTestId('price-chart')).toHaveAttribute('data-bars', '400');
  await expectDrawn(page, 'price-chart');
  // Away from the chart, whose legend then is of the last bar.
  await page.getByTestId('status-workspace').hover();
  const last = bars[399]!;
  const legend = page.getByTestId('price-chart').getByTestId('chart-legend').first();
  for (const [name, value] of Object.entries({ O: last.open, H: last.high, L: last.low, C: last.close }))
    await expect(legend.getByText(name, { exact: true }).locator('xpath=following-sibling::b')).toHaveText(
      value.toFixed(2),
    );

  await page.getByTestId('indicator-add').click();
  await page.getByTestId('indicator-option-rsi').click();
  await expect(page.getByTestId('price-chart').getByTestId('chart-legend').nth(1)).toContainText(
    /RSI 14\s*\d+\.\d\d/,
  );
});

async function choose(page: LongshortApp['page'], testId: string, option: string): Promise<void> {
  await page.getByTestId(testId).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('the example runs, is compared with a second run, and both are there after a restart', async ({
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await waitForSample(page);

  await openExample(page);
  // The slow device, so that there is something to watch; the second run then has it too.
  await choose(page, 'field-device', 'TensorFlow.js');
  await page.getByTestId('field-seeds').fill('1');
  await watchTraining(first);
  const firstFigures = await readResult(page);

  await openExample(page);
  await page.getByTestId('field-decision.long').fill('0.5');
  await expect(page.getByTestId('unsaved')).toBeVisible();
  await watchTraining(first);
  const secondFigures = await readResult(page);
  // The threshold decides on trades only: the same weights, other figures.
  expect(secondFigures.weightsHash).toBe(firstFigures.weightsHash);
  expect(secondFigures.headline).not.toEqual(firstFigures.headline);

  await compareBoth(page);
  await first.close();

  const { page: again } = await launch();
  await goTo(again, 'runs');
  await expect(again.getByTestId('runs-count')).toHaveText('2');
  await again.getByTestId('runs-table').getByRole('link', { name: /#1$/ }).click();
  expect(await readResult(again)).toEqual(firstFigures);
  await goTo(again, 'runs');
  await again.getByTestId('runs-table').getByRole('link', { name: /#2$/ }).click();
  expect(await readResult(again)).toEqual(secondFigures);
});

type Page = LongshortApp['page'];

async function openExample(page: Page): Promise<void> {
  await goTo(page, 'experiments');
  await page
    .getByTestId('experiments-page')
    .getByRole('link', { name: /^Example/ })
    .click();
  await expect(page.getByTestId('plan-test')).toBeVisible();
}

/** Runs what stands in the editor: progress and curves grow while the run page is open, and the result comes by itself. */
async function watchTraining(app: LongshortApp): Promise<void> {
  const { page } = app;
  const next = await holdNextJob(app);
  await page.getByTestId('run-experiment').click();
  await expect(page).toHaveURL(/#\/runs\/\d+$/);
  const id = Number(new URL(page.url()).hash.split('/').at(-1));
  const job = await next();
  await job.goOnUntil(async () => (await epochsOf(page, id)) > 1);
  const run = page.getByTestId('run-page');
  await expect(run).toHaveAttribute('data-state', 'running');
  await expect(page.getByTestId('run-progress')).toContainText(/epoch \d+ of at most 40/);
  await expect(page.getByTestId('status-bar').getByTestId('job-progress')).toContainText('Example');
  const legend = page.getByTestId('loss-chart-legend');
  await expect(legend).toContainText(/Epoch ([2-9]|\d\d).*Training.*\d\.\d{4}.*Validation.*\d\.\d{4}/);
  const epoch = async () => Number(/^Epoch (\d+)/.exec(await legend.innerText())?.[1]);
  const seen = await epoch();
  await expectDrawn(page, 'loss-chart');
  await job.goOnUntil(async () => (await epoch()) > seen);
  job.release();
  await expect(run).toHaveAttribute('data-state', 'done', { timeout: trainingTimeout });
  await expect(page.getByTestId('status-bar')).toContainText('Ready');
}

/** What the run page says, after checking that it says all of it. */
async function readResult(page: Page) {
  await expect(page.getByTestId('headline-sharpe')).toBeVisible();
  await expect(page.getByTestId('costs')).toHaveText('After costs: 2 bp commission and 1 bp slippage a side');
  await expect(page.getByTestId('headline')).toContainText(/buy and hold −?\d/);
  await expect(page.getByTestId('headline')).toContainText(/always up \d/);
  for (const chart of ['run-price-chart', 'equity-chart', 'drawdown-chart']) await expectDrawn(page, chart);
  await expect(page.getByTestId('equity-chart-legend')).toContainText(/Strategy.*Buy and hold/);
  for (const split of ['train', 'validation', 'test']) {
    await expect(page.getByTestId(`metric-${split}-accuracy`)).toHaveText(/^\d\d\.\d%$/);
    await expect(page.getByTestId(`always-up-${split}-accuracy`)).toHaveText(/^\d\d\.\d%$/);
    await expect(page.getByTestId(`buy-and-hold-${split}-sharpe`)).toHaveText(/^−?\d\.\d\d$/);
  }
  const figures = await page.locator('[data-testid^="metric-"]').allInnerTexts();
  // What stands beside the Sharpe ratio moves with every further trial.
  const headline = await page.locator('[data-testid^="headline-"]').allInnerTexts();
  const confusion = await page.getByTestId('confusion-matrix').innerText();
  await page.getByTestId('tab-spec').click();
  const weightsHash = await page.getByTestId('weights-hash').getAttribute('data-hash');
  expect(weightsHash).toMatch(/^[0-9a-f]{64}$/);
  await page.getByTestId('tab-trades').click();
  const trades = await page.getByTestId('trade-count').innerText();
  return { figures, headline, confusion, weightsHash, trades };
}

async function compareBoth(page: Page): Promise<void> {
  await goTo(page, 'runs');
  const rows = page.getByTestId('runs-table').locator('tbody tr');
  await expect(rows).toHaveCount(2);
  for (const row of await rows.all()) await row.getByRole('checkbox').check();
  await page.getByTestId('runs-compare').click();
  await expectDrawn(page, 'compare-equity-chart');
  await expect(page.getByTestId('compare-equity-chart-legend')).toContainText(/#[12].*#[12].*Buy and hold/);
  await expect(page.getByTestId('compare-row-sharpe').locator('td')).toHaveCount(3);
  await expectDrawn(page, 'compare-loss-chart');
  const differences = page.getByTestId('compare-differences').locator('tbody tr');
  await expect(differences).toHaveCount(1);
  await expect(differences.locator('th')).toHaveText(/Long above$/);
  expect((await differences.locator('td').allInnerTexts()).toSorted()).toEqual(['0.5 P(up)', '0.6 P(up)']);
}
