import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type LongshortApp, projectRoot, test } from './app';
import { call, dropFile, waitForSample } from './ui';

type Page = LongshortApp['page'];
const format = (name: string): string => join(projectRoot, 'test/fixtures/formats', name);

const files = [
  { file: 'yahoo.csv', says: /Yahoo Finance/, isText: true },
  { file: 'LNGSUSDT-1m-2025-01.csv', says: /Binance/, isText: true },
  { file: 'LNGSUSDT-1d-2023.zip', says: /Binance/, isText: true },
  { file: 'pandas-zone.parquet', says: /pandas/, isText: false },
];

for (const { file, says, isText } of files) {
  test(`${file} is recognised by its look and stored through the window`, async ({ page }) => {
    await waitForSample(page);
    await dropFile(page, format(file));
    await expect(page.getByTestId('import-dialog')).toContainText(says);
    await expect(page.getByTestId('import-kind')).toHaveValue('Bars');
    await expect(page.getByTestId('import-delimiter')).toHaveCount(isText ? 1 : 0);
    await importAs(page, 'Imported');
    const [series] = (await call(page, 'series.list', {})).filter(({ name }) => name === 'Imported');
    expect(series).toMatchObject({ kind: 'bars' });
    expect(series?.bars).toBeGreaterThan(5);
  });
}

test('a volatility index with a value a day is stored as single values', async ({ page, home }) => {
  await waitForSample(page);
  const path = home.path('VIXCLS.csv');
  const rows = Array.from(
    { length: 40 },
    (_, day) => `${isoDay(day)},${day % 9 === 8 ? '.' : (15 + (day % 5)).toFixed(2)}`,
  );
  writeFileSync(path, ['observation_date,VIXCLS', ...rows].join('\n'));
  await dropFile(page, path);
  await expect(page.getByTestId('import-kind')).toHaveValue('Single values');
  await expect(page.getByTestId('import-role-1')).toHaveValue('Value');
  await importAs(page, 'VIX');
  const [series] = (await call(page, 'series.list', {})).filter(({ name }) => name === 'VIX');
  expect(series).toMatchObject({ kind: 'scalar', bars: 36 });
});

test('snapshots of an order book are stored with their levels', async ({ page, home }) => {
  await waitForSample(page);
  const path = home.path('book.csv');
  const header =
    'timestamp,asks[0].price,asks[0].amount,bids[0].price,bids[0].amount,asks[1].price,asks[1].amount,bids[1].price,bids[1].amount';
  const start = Date.UTC(2024, 0, 2);
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${start + i * 1000},100.2,${3 + i},100.1,${5 + i},100.3,7,100.0,8`,
  );
  writeFileSync(path, [header, ...rows].join('\n'));
  await dropFile(page, path);
  await expect(page.getByTestId('import-kind')).toHaveValue('Order book');
  await expect(page.getByTestId('import-role-1')).toHaveValue('Ask price 1');
  await importAs(page, 'Book');
  const [series] = (await call(page, 'series.list', {})).filter(({ name }) => name === 'Book');
  expect(series).toMatchObject({ kind: 'depth', levels: 2, bars: 60 });
});

test('the file of an archive that is wanted is chosen in the dialog', async ({ page }) => {
  await waitForSample(page);
  await dropFile(page, format('several.zip'));
  await page.getByTestId('import-entry').click();
  await page.getByRole('option').last().click();
  await expect(page.getByTestId('import-commit')).toBeEnabled();
  await importAs(page, 'One of several');
});

test('how a file is read is kept as a profile, and the next file with its columns is read so', async ({
  page,
  home,
}) => {
  await waitForSample(page);
  const write = (name: string, from: number) =>
    writeFileSync(
      home.path(name),
      ['when,a,b,c,d', ...Array.from({ length: 30 }, (_, i) => `${germanDay(from + i)},10,12,9,11`)].join(
        '\n',
      ),
    );
  write('first.csv', 0);
  write('second.csv', 30);
  await dropFile(page, home.path('first.csv'));
  await page.getByTestId('import-kind').click();
  await page.getByRole('option', { name: 'Bars' }).click();
  for (const [index, role] of ['Open', 'High', 'Low', 'Close'].entries()) {
    await page.getByTestId(`import-role-${index + 1}`).click();
    await page.getByRole('option', { name: role, exact: true }).click();
  }
  await page.getByTestId('import-profiles').click();
  await page.getByTestId('import-save-profile').click();
  await page.getByTestId('profile-name').fill('House bank');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('save-profile-dialog')).toBeHidden();
  await importAs(page, 'First');

  await dropFile(page, home.path('second.csv'));
  await expect(page.getByTestId('import-dialog')).toContainText('Read by your profile “House bank”');
  await expect(page.getByTestId('import-role-4')).toHaveValue('Close');
  await importAs(page, 'Second');
});

async function importAs(page: Page, name: string): Promise<void> {
  await page.getByTestId('import-name').fill(name);
  await expect(page.getByTestId('import-commit')).toBeEnabled();
  await page.getByTestId('import-commit').click();
  await expect(page.getByTestId('import-dialog')).toBeHidden();
}

const dayMs = 86_400_000;
const isoDay = (day: number): string =>
  new Date(Date.UTC(2024, 0, 2) + day * dayMs).toISOString().slice(0, 10);
const germanDay = (day: number): string => isoDay(day).split('-').toReversed().join('.');
