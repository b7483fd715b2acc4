import { readFileSync, statSync } from 'node:fs';
import { expect, test } from './app';
import { expectDrawn } from './charts';
import { addExperiment, answerDialogs, call, openHash, runToEnd, waitForSample } from './ui';

test('five runs are compared over time, pair by pair and by tests, and exported as one file each', async ({
  app,
  home,
}) => {
  const { page, electron } = app;
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const ids: number[] = [];
  for (const [k, hidden] of [4, 8, 16, 4, 8].entries()) {
    const experimentId = await addExperiment(page, {
      name: `LSTM ${hidden}, lookback ${k < 3 ? 10 : 20}`,
      model: { ...spec.model, hidden },
      window: { lookback: k < 3 ? 10 : 20 },
      training: { ...spec.training, epochs: 3 },
    });
    ids.push(await runToEnd(page, experimentId));
  }
  await openHash(page, `/compare?ids=${ids.join(',')}`);
  await expectDrawn(page, 'compare-equity-chart');
  await page.getByText('Rolling Sharpe', { exact: true }).first().click();
  await expect(page.getByTestId('compare-equity-chart-legend')).toContainText(/LSTM 16.*−?\d\.\d\d/);

  const matrix = page.getByTestId('compare-matrix');
  await expect(matrix.locator('tbody tr')).toHaveCount(5);
  await expect(matrix.locator('tbody td').nth(1)).toHaveText(/^−?[01]\.\d\d$/);
  await expectDrawn(page, 'compare-probability-chart');

  const tests = page.getByTestId('compare-tests');
  await expect(tests.locator('tbody tr')).toHaveCount(4);
  await expect(tests.getByTestId(`compare-test-${ids[1]}`)).toContainText(/(better|worse|no difference), p/);
  await page.getByTestId('compare-reference').click();
  await page.getByRole('option', { name: 'against LSTM 16' }).click();
  await expect(tests.getByTestId(`compare-test-${ids[0]}`)).toBeVisible();
  await expect(tests.getByTestId(`compare-test-${ids[2]}`)).toHaveCount(0);

  const differences = page.getByTestId('compare-differences');
  await expect(differences.locator('tbody tr')).toHaveCount(2);
  await page.getByTestId('compare-transpose').click({ force: true });
  await expect(differences.locator('tbody tr')).toHaveCount(5);
  await expect(differences.locator('tbody tr').nth(2)).toContainText('16');

  const save = async (item: string, path: string) => {
    const dialogs = await answerDialogs(electron, path);
    await page.getByTestId('compare-export').click();
    await page.getByTestId(item).click();
    await expect(page.getByText(`Saved ${path}`)).toBeVisible();
    expect(await dialogs.asked()).toBe(1);
  };
  await save('export-html', home.path('report.html'));
  const html = readFileSync(home.path('report.html'), 'utf8');
  expect(html.match(/<img [^>]*src="data:image\/png;base64,/g)?.length).toBeGreaterThanOrEqual(3);
  expect(html).not.toMatch(/(src|href)="(?!data:)/);
  expect(html).toContain('LSTM 16, lookback 10');
  await save('export-png', home.path('charts.png'));
  expect(readFileSync(home.path('charts.png')).subarray(1, 4).toString()).toBe('PNG');
  expect(statSync(home.path('charts.png')).size).toBeGreaterThan(20_000);
  await save('export-csv', home.path('runs.csv'));
  const [head, ...rows] = readFileSync(home.path('runs.csv'), 'utf8').trim().split('\n');
  expect(head).toContain('model.hidden');
  expect(head).toContain('test.trading.sharpe');
  expect(rows).toHaveLength(5);
});
