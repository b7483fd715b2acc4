import { expect, type LongshortApp, test } from './app';
import { waveBars, writeCsv } from './csv';
import { call, dropFile, goTo, makeRuns, openHash, waitForSample } from './ui';

type Page = LongshortApp['page'];

test('runs are sorted, filtered, renamed, tagged, noted, deleted and brought back, and all of it is stored', async ({
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await makeRuns(page, ['Alpha', 'Beta', 'Gamma']);
  await goTo(page, 'runs');
  const names = page.getByTestId('runs-table').locator('tbody [data-column="name"]');
  await expect(names).toHaveText([/Gamma/, /Beta/, /Alpha/]);
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(names).toHaveText([/Alpha/, /Beta/, /Gamma/]);
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(names).toHaveText([/Gamma/, /Beta/, /Alpha/]);

  await page.getByTestId('runs-filter').fill('bet');
  await expect(names).toHaveText([/Beta/]);
  await expect(page.getByTestId('runs-count')).toHaveText('1 of 3');
  await page.getByTestId('runs-filter').fill('nothing like it');
  await expect(page.getByTestId('empty-state')).toContainText('No run matches');
  await page.getByTestId('runs-filter').fill('');

  await page.getByRole('button', { name: /^Actions for Beta/ }).click();
  await page.getByRole('menuitem', { name: 'Name, tags, note…' }).click();
  await page.getByTestId('run-name-input').fill('Bravo');
  await page.getByTestId('run-tags-input').fill('keeper');
  await page.keyboard.press('Enter');
  await page.getByTestId('run-note-input').fill('Held up after costs.');
  await page.getByTestId('run-details-save').click();
  await expect(names).toHaveText([/Gamma/, /Bravo/, /Alpha/]);
  await page.getByTestId('runs-filter').fill('keeper held');
  await expect(names).toHaveText([/Bravo/]);
  await page.getByTestId('runs-filter').fill('');

  await page.getByRole('button', { name: /^Actions for Gamma/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(names).toHaveText([/Bravo/, /Alpha/]);
  await page.getByTestId('undo').click();
  await expect(names).toHaveText([/Gamma/, /Bravo/, /Alpha/]);
  await page.getByRole('button', { name: /^Actions for Alpha/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(names).toHaveText([/Gamma/, /Bravo/]);
  await first.close();

  const { page: again } = await launch();
  await goTo(again, 'runs');
  await expect(again.getByTestId('runs-table').locator('tbody [data-column="name"]')).toHaveText([
    /Gamma/,
    /Bravo/,
  ]);
  await again.getByTestId('runs-table').getByRole('link', { name: 'Bravo' }).click();
  await expect(again.getByTestId('tag-keeper')).toBeVisible();
  await expect(again.getByTestId('run-note')).toHaveText('Held up after costs.');
});

test('a run is renamed where its name stands and deleted from its page, with undo', async ({ page }) => {
  const [id] = await makeRuns(page, ['Alpha']);
  await openHash(page, `/runs/${id}`);
  await page.getByTestId('run-name').fill('Renamed');
  await page.getByTestId('run-name').press('Enter');
  await expect.poll(async () => (await call(page, 'runs.get', { id: id! })).name).toBe('Renamed');
  await page.getByTestId('run-menu').click();
  await page.getByTestId('delete-run').click();
  await expect(page.getByTestId('runs-page')).toContainText('No runs yet');
  await page.getByTestId('undo').click();
  await expect(page.getByTestId(`run-row-${id}`)).toContainText('Renamed');
});

test('a deleted series comes back by undo, and its run and chart with it', async ({ page, home }) => {
  await waitForSample(page);
  writeCsv(home.path('waves.csv'), waveBars(60));
  await dropFile(page, home.path('waves.csv'));
  await page.getByTestId('import-name').fill('Waves');
  await page.getByTestId('import-commit').click();
  await expect(page.getByRole('heading', { name: 'Waves' })).toBeVisible();
  await page.getByTestId('series-details-toggle').click();
  await page.getByTestId('series-delete').click();
  const rows = page.locator('[data-testid^="series-row-"]');
  await expect(rows).toHaveText([/S&P 500/]);
  await page.getByTestId('undo').click();
  await expect(rows).toHaveCount(2);
  await rows.filter({ hasText: 'Waves' }).click();
  await expect(page.getByTestId('price-chart')).toHaveAttribute('data-bars', '60');
});

test('a deleted experiment comes back by undo; a duplicate stands beside it', async ({ page }) => {
  await waitForSample(page);
  await goTo(page, 'experiments');
  await page.getByRole('link', { name: /^Example/ }).click();
  await page.getByTestId('experiment-menu').click();
  await page.getByTestId('duplicate-experiment').click();
  await expect(page.getByTestId('experiment-name')).toHaveValue(/\(copy\)$/);
  await page.getByTestId('experiment-menu').click();
  await page.getByTestId('delete-experiment').click();
  const rows = page.locator('[data-testid^="experiment-row-"]');
  await expect(rows).toHaveCount(1);
  await page.getByTestId('undo').click();
  await expect(rows).toHaveCount(2);
});

test('the theme is switched, is drawn, and is the same after a restart', async ({ launch }) => {
  const first = await launch();
  await expect(first.page.getByTestId('navigation')).toBeVisible();
  await goTo(first.page, 'settings');
  await first.page.getByTestId('settings-theme').getByText('Dark').click();
  await expect(first.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  const dark = await backgroundOf(first.page);
  await first.close();

  const second = await launch();
  await expect(second.page.getByTestId('navigation')).toBeVisible();
  await expect(second.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect.poll(() => backgroundOf(second.page)).toBe(dark);
  const isDark = () => second.electron.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors);
  await expect.poll(isDark).toBe(true);
  await second.page.getByTestId('theme-toggle').click();
  await expect(second.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  await expect.poll(() => backgroundOf(second.page)).not.toBe(dark);
  await second.close();

  const { page } = await launch();
  await expect(page.getByTestId('navigation')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
});

const backgroundOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);
