import { readFileSync } from 'node:fs';
import { expect, test } from './app';
import { answerDialogs, call, makeRuns, openHash } from './ui';

test('a run goes to another workspace by its menu, and is taken there once', async ({ app, home }) => {
  const { page, electron } = app;
  const [id] = await makeRuns(page, ['Travels']);
  const before = await call(page, 'runs.get', { id: id! });
  await openHash(page, `/runs/${id}`);
  const choose = async (item: string) => {
    await page.getByTestId('run-menu').click();
    await page.getByTestId('export-run').hover();
    await page.getByText(item, { exact: true }).click();
  };
  await answerDialogs(electron, home.path('predictions.csv'));
  await choose('Predictions, CSV');
  await expect(page.getByText(`Saved ${home.path('predictions.csv')}`)).toBeVisible();
  expect(readFileSync(home.path('predictions.csv'), 'utf8')).toMatch(/^time,split,open,.*,probability_up,/);

  await answerDialogs(electron, home.path('travels.longshort'));
  await choose('For another workspace, with its data');
  await expect(page.getByText(/Saved 1 run, [\d.]+ [kM]B/)).toBeVisible();

  await call(page, 'workspace.create', { path: home.path('other.longshort') });
  await answerDialogs(electron, home.path('travels.longshort'));
  for (const said of ['Took 1 run', 'Took no run or sweep; 1 run was here already']) {
    await page.getByTestId('workspace-menu').click();
    await page.getByTestId('import-runs').click();
    await expect(page.getByText(said, { exact: true })).toBeVisible();
  }
  const [there] = await call(page, 'runs.ids', { query: '', archived: true });
  const after = await call(page, 'runs.get', { id: there! });
  expect(after.weightsHash).toBe(before.weightsHash);
  expect(after.metrics).toEqual(before.metrics);
  await openHash(page, `/runs/${there}`);
  await expect(page.getByTestId('headline-sharpe')).toBeVisible();
});
