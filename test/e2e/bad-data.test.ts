import { rmSync, writeFileSync } from 'node:fs';
import { expect, type LongshortApp, test } from './app';
import { waveBars, writeCsv } from './csv';
import { call, dropFile, waitForSample } from './ui';

type Page = LongshortApp['page'];

test('an empty file is refused with a sentence that names it, and the next file can be dropped', async ({
  page,
  home,
}) => {
  await waitForSample(page);
  writeFileSync(home.path('empty.csv'), '');
  await dropFile(page, home.path('empty.csv'));
  await expectRefusal(page, /empty\.csv.*empty/);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('import-dialog')).toBeHidden();

  writeCsv(home.path('good.csv'), waveBars(50));
  await dropFile(page, home.path('good.csv'));
  await expect(page.getByTestId('import-commit')).toBeEnabled();
});

test('a binary file is refused with a sentence that names it', async ({ page, home }) => {
  await waitForSample(page);
  writeFileSync(
    home.path('photo.csv'),
    Uint8Array.from({ length: 5000 }, (_, i) => (i < 64 ? 0 : (i * i) % 251)),
  );
  await dropFile(page, home.path('photo.csv'));
  await expectRefusal(page, /photo\.csv/);
});

test('bad rows are listed with their lines and nothing of the file can be imported', async ({
  page,
  home,
}) => {
  await waitForSample(page);
  const path = home.path('faulty.csv');
  const rows = [
    'Date,Open,High,Low,Close,Volume',
    '2020-01-01,10,11,9,10.5,100',
    '2020-01-02,10,11,9,oops,100',
    '2020-01-03,10,9,11,10,100',
    '2020-01-04,-1,11,9,10,100',
    '2020-01-05,10,11,9,10.5,100',
  ];
  writeFileSync(path, rows.join('\n'));
  await dropFile(page, path);
  const findings = page.getByTestId('import-findings');
  await expect(findings.getByText(/^Line 3, .*oops/)).toBeVisible();
  await expect(findings.getByText(/^Line 4/)).toBeVisible();
  await expect(findings.getByText(/^Line 5/).first()).toBeVisible();
  await expect(page.getByTestId('import-commit')).toBeDisabled();
  await expect(page.getByTestId('import-obstacle')).toContainText('must be corrected first');

  const forced = page.evaluate(async (file) => {
    const preview = await window.api.call('import.preview', { path: file });
    if (!preview.ok) throw new Error(preview.error.message);
    return window.api.call('import.commit', { path: file, options: preview.value.options, name: 'Forced' });
  }, path);
  expect(await forced).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  expect(await call(page, 'series.list', {})).toHaveLength(1);
});

test('a file that vanishes between preview and import leaves nothing behind and says so', async ({
  page,
  home,
}) => {
  await waitForSample(page);
  writeCsv(home.path('gone.csv'), waveBars(50));
  await dropFile(page, home.path('gone.csv'));
  await expect(page.getByTestId('import-commit')).toBeEnabled();
  rmSync(home.path('gone.csv'));
  await page.getByTestId('import-commit').click();
  await expect(page.getByTestId('error-notification')).toContainText('gone.csv');
  expect(await call(page, 'series.list', {})).toHaveLength(1);
});

async function expectRefusal(page: Page, sentence: RegExp): Promise<void> {
  await expect(page.getByTestId('import-dialog').getByTestId('error-state')).toContainText(sentence);
  await expect(page.getByTestId('import-commit')).toBeHidden();
  expect(await call(page, 'series.list', {})).toHaveLength(1);
}
