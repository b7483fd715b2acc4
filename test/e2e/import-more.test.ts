import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from './app';
import { waveBars, writeCsv } from './csv';
import { answerDialogs, call, dropFile, openHash, waitForSample } from './ui';

test('of a folder every good file is stored and the bad one is told of', async ({ app, page, home }) => {
  await waitForSample(page);
  await expect(page.getByTestId('data-page')).toBeVisible();
  mkdirSync(home.path('prices'));
  for (const name of ['alpha', 'beta', 'gamma']) writeCsv(home.path(`prices/${name}.csv`), waveBars(60));
  writeFileSync(home.path('prices/broken.csv'), 'Date,Open,High,Low,Close\n2020-01-01,1,2,0.5,oops\n');
  await answerDialogs(app.electron, home.path('prices'));
  await app.electron.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File');
    file?.submenu?.items.find(({ label }) => label.startsWith('Import a folder'))?.click();
  });
  await page.getByTestId('import-many').click();
  const report = page.getByTestId('import-report');
  await expect(report).toContainText('3 series stored, 1 file refused');
  await page.getByTestId('import-shown').getByText('Refused 1').click();
  await expect(report.getByRole('listitem')).toHaveCount(1);
  await expect(report.getByRole('listitem')).toContainText('oops');
  await page.getByTestId('import-done').click();
  const names = (await call(page, 'series.list', {})).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['alpha', 'beta', 'gamma']));
});

test('several dropped files are imported together', async ({ page, home }) => {
  await waitForSample(page);
  writeCsv(home.path('one.csv'), waveBars(60));
  writeCsv(home.path('two.csv'), waveBars(60));
  await dropFile(page, home.path('one.csv'), home.path('two.csv'));
  await expect(page.getByTestId('import-dialog')).toContainText('one.csv and 1 other');
  await page.getByTestId('import-many').click();
  await expect(page.getByTestId('import-report')).toContainText('2 series stored');
  await page.getByTestId('import-done').click();

  const rows = page.getByRole('list', { name: 'Series' }).getByRole('button');
  await expect(rows).toHaveCount(3);
  await rows.first().focus();
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
});

test('a later file of a series shows what it adds and changes before anything is replaced', async ({
  app,
  page,
  home,
}) => {
  await waitForSample(page);
  const bars = waveBars(80);
  writeCsv(home.path('wave.csv'), bars.slice(0, 60));
  await dropFile(page, home.path('wave.csv'));
  await expect(page.getByTestId('import-commit')).toBeEnabled();
  await page.getByTestId('import-commit').click();
  await expect(page.getByTestId('import-dialog')).toBeHidden();
  const [stored] = (await call(page, 'series.list', {})).filter(({ name }) => name === 'wave');

  const later = bars.map((bar, index) => (index === 50 ? { ...bar, volume: bar.volume + 7 } : bar));
  writeCsv(home.path('later.csv'), later);
  await answerDialogs(app.electron, home.path('later.csv'));
  await openHash(page, `/data/${stored?.id}`);
  await page.getByTestId('series-details-toggle').click();
  await page.getByTestId('series-append').click();
  await expect(page.getByTestId('import-added')).toHaveText('20');
  await expect(page.getByTestId('import-identical')).toHaveText('59');
  await expect(page.getByTestId('import-changed')).toHaveText('1');
  await expect(page.getByTestId('import-changed-rows').getByRole('row')).toHaveCount(2);
  await page.getByTestId('import-replace').getByText('Replace 1 bar').click();
  await page.getByTestId('import-append-commit').click();
  await expect(page.getByTestId('import-dialog')).toBeHidden();

  const [longer] = (await call(page, 'series.list', {})).filter(({ name }) => name === 'wave');
  expect(longer?.bars).toBe(80);
  expect(longer?.dataHash).not.toBe(stored?.dataHash);
  await expect(page.getByTestId('import-history')).toContainText('later.csv');
  await expect(page.getByTestId('import-history')).toContainText('+20, 1 replaced');
});
