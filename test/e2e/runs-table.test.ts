import { expect, firstWorkspace, type LongshortApp, test } from './app';
import { insertManyRuns, type MadeRun, seedsOfEach } from './many-runs';
import { expectNames } from './names';
import { goTo, waitForSample } from './ui';

type Page = LongshortApp['page'];

const count = 1500;

test('1,500 runs are filtered by a typed query, grouped, kept as a view, and edited at once with undo', async ({
  launch,
  home,
}) => {
  const first = await launch();
  await waitForSample(first.page);
  await first.close();
  const made = insertManyRuns(firstWorkspace(home), count);
  const { page } = await launch();
  await goTo(page, 'runs');
  await expect(page.getByTestId('runs-count')).toHaveText('1,500');

  const good = made.filter(({ sharpe, hidden }) => (sharpe ?? -9) > 0.5 && hidden >= 64);
  await test.step('a query finds what it says', async () => {
    await page.keyboard.press('/');
    await expect(page.getByTestId('runs-filter')).toBeFocused();
    await page.keyboard.type('test.sharpe > 0.5 and model.hidden >= 64');
    await expectCount(page, good.length);
    await expect(page.getByTestId('query-fault')).toBeEmpty();
  });

  await test.step('a fault is underlined and said, and the rows stay', async () => {
    await page.getByTestId('runs-filter').fill('test.shrpe > 0.5');
    await expect(page.getByTestId('query-fault')).toContainText('test.sharpe');
    await expect(page.getByTestId('query-fault-mark')).toHaveText('test.shrpe');
    await expectCount(page, good.length);
  });

  await test.step('fields, signs and values are completed by the keyboard', async () => {
    await page.getByTestId('runs-filter').fill('');
    await page.keyboard.type('sta');
    await expect(page.getByTestId('query-entries')).toContainText('state');
    await expectNames(page, 'completions of the query');
    await page.keyboard.press('Tab');
    await page.keyboard.type('= fa');
    await expect(page.getByTestId('query-entries')).toContainText('failed');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('runs-filter')).toHaveValue('state = failed ');
    await page.keyboard.press('Control+Z');
    await expect(page.getByTestId('runs-filter')).toHaveValue('state = fa');
    await page.keyboard.press('Control+Shift+Z');
    await expect(page.getByTestId('runs-filter')).toHaveValue('state = failed ');
    await expectCount(page, made.filter(isFailed).length);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('runs-count')).toHaveText('1,500');
  });

  await test.step('the name of a field that is half typed leaves the rows as they are', async () => {
    await page.getByTestId('runs-filter').fill('model.hid');
    await expect(page.getByTestId('query-held')).toBeVisible();
    await untilRested(page);
    await expect(page.getByTestId('runs-count')).toHaveText('1,500');
    await page.keyboard.press('Enter');
    await expectCount(page, 0);
    await page.getByTestId('runs-filter').fill('');
    await expect(page.getByTestId('runs-count')).toHaveText('1,500');
  });

  await test.step('all but the seed stands in one row, with mean and deviation over its runs', async () => {
    await page.getByTestId('runs-group').click();
    await page.getByTestId('group-*').click();
    const group = page.locator('tr[data-group]').first();
    await expect(group).toContainText(`${seedsOfEach} runs`);
    const newest = made.slice(-seedsOfEach);
    await expect(group.locator('[data-column="test.sharpe"]')).toHaveText(spreadOf(newest));
    await expectLight(page);
    await group.click();
    await expect(page.locator('tr[data-run-id]')).toHaveCount(seedsOfEach);
    await expect(page.getByTestId(`run-row-${newest[0]!.id}`)).toBeVisible();
  });

  await test.step('a view keeps filter, order and groups; the look outlives the page', async () => {
    await page.getByTestId('sort-test.sharpe').click();
    await page.getByTestId('runs-views').click();
    await page.getByTestId('view-save').click();
    await page.getByTestId('view-name').fill('Seeds together');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('runs-views')).toHaveText('Seeds together');
    await page.getByTestId('runs-views').click();
    await page.getByTestId('view-none').click();
    await expect(page.locator('tr[data-group]')).toHaveCount(0);
    await page.getByTestId('runs-views').click();
    await page.getByTestId('view-Seeds together').click();
    await expect(page.locator('tr[data-group]').first()).toBeVisible();
    await page.reload();
    await expect(page.locator('tr[data-group]').first()).toBeVisible();
    await expect(page.locator('th[aria-sort="descending"]')).toContainText('Sharpe');
    await page.getByTestId('runs-views').click();
    await page.getByTestId('view-none').click();
  });

  await test.step('all that match are archived at once and brought back', async () => {
    await page.getByTestId('runs-filter').fill('is:failed');
    const failed = made.filter(isFailed).length;
    await expectCount(page, failed);
    await page.getByRole('grid', { name: 'Runs' }).focus();
    await page.keyboard.press('Control+A');
    await expect(page.getByTestId('runs-selected')).toHaveText(`${failed} runs selected`);
    await expectNames(page, 'the bar of what is selected');
    await page.getByTestId('runs-archive').click();
    await expect(page.getByTestId('runs-count')).toHaveText(`0 of 1,${500 - failed}`);
    await page.getByTestId('undo').click();
    await expectCount(page, failed);
    await page.getByTestId('runs-filter').fill('');
  });

  await test.step('keys move, select a range, pin and hide', async () => {
    const rows = page.locator('tr[data-run-id]');
    await expect(page.getByTestId('runs-count')).toHaveText('1,500');
    await page.getByRole('grid', { name: 'Runs' }).focus();
    await page.keyboard.press('End');
    await expect(page.getByTestId(`run-row-${made[0]!.id}`)).toHaveAttribute('data-active');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Shift+ArrowUp');
    await expect(page.getByTestId('runs-selected')).toHaveText('3 runs selected');
    await page.keyboard.press('h');
    await expect(page.getByTestId('runs-show-hidden')).toHaveText('3 hidden, show');
    await expect(page.getByTestId(`run-row-${made[0]!.id}`)).toHaveCount(0);
    await page.getByTestId('runs-show-hidden').click();
    await expect(page.getByTestId('runs-show-hidden')).toBeHidden();
    await page.getByRole('grid', { name: 'Runs' }).focus();
    await expect(async () => {
      await page.keyboard.press('End');
      await expect(page.getByTestId(`run-row-${made[0]!.id}`)).toHaveAttribute('data-active', {
        timeout: 1000,
      });
    }).toPass();
    await page.keyboard.press('p');
    await page.keyboard.press('Home');
    await expect(rows.first()).toContainText(made[0]!.name);
    await expect(rows.first().getByRole('img', { name: /^Pinned/ })).toBeVisible();
  });
});

const isFailed = ({ sharpe }: MadeRun): boolean => sharpe === null;

const expectCount = (page: Page, matched: number) =>
  expect(page.getByTestId('runs-count')).toHaveText(`${matched} of 1,500`);

/**
 * Past the moment in which a query that is not changed becomes one that is no more half typed: timers of the window come in their order,
 * however late.
 */
const untilRested = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));

/** Grouping thousands of runs takes as long as their elements take to be laid out: as many rows as are seen, and little in each. */
async function expectLight(page: Page): Promise<void> {
  await expect(async () => {
    const drawn = await page.evaluate(() => ({
      rows: document.querySelectorAll('tr[data-group]').length,
      elements: document.querySelectorAll('tr[data-group] *').length,
      seen: Math.ceil((document.querySelector('[data-testid="runs-scroll"]')?.clientHeight ?? 0) / 34),
    }));
    expect(drawn.rows).toBeGreaterThan(0);
    expect(drawn.rows).toBeLessThanOrEqual(drawn.seen + 8);
    expect(drawn.elements).toBeLessThan(40 * drawn.rows);
  }).toPass();
}

/** `0.12 ± 0.34` of the runs that have a Sharpe ratio. */
function spreadOf(runs: readonly MadeRun[]): string {
  const values = runs.flatMap(({ sharpe }) => (sharpe === null ? [] : [sharpe]));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const text = (value: number): string => value.toFixed(2).replace('-', '−');
  return `${text(mean)}± ${text(Math.sqrt(squares / (values.length - 1)))}`;
}
