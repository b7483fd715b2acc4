import { readFileSync } from 'node:fs';
import type { ExperimentSpec } from '@shared/spec';
import { expect, type LongshortApp, test } from './app';
import { expectDrawn } from './charts';
import { waveBars, writeCsv } from './csv';
import { addExperiment, answerDialogs, call, openHash, waitForSample } from './ui';

type Page = LongshortApp['page'];

test('features are sorted, looked at closely and told apart before anything is trained', async ({ page }) => {
  await waitForSample(page);
  await page.getByTestId('nav-features').click();
  await expect(page.getByTestId('features-table')).toBeVisible();
  const report = await call(page, 'features.analyse', {
    spec: (await call(page, 'experiments.get', { id: 1 })).spec,
  });
  const byIc = report.features
    .flatMap((one) => (one.ok ? [{ label: one.label, ic: one.figures.ic ?? Number.NaN }] : []))
    .sort((a, b) => b.ic - a.ic)
    .map(({ label }) => label);
  expect(byIc.length).toBe(4);

  await page.getByTestId('sort-ic').click();
  await expect.poll(() => labelsOf(page)).toEqual(byIc);
  await page.getByTestId('sort-ic').click();
  await expect.poll(() => labelsOf(page)).toEqual(byIc.toReversed());

  await rowOf(page, byIc[2]!).click();
  await expect(page.getByTestId('feature-title')).toHaveText(byIc[2]!);
  for (const chart of ['feature-histogram', 'feature-lags', 'feature-preview'])
    await expectDrawn(page, chart);
  await expect(page.getByTestId('feature-drift')).toContainText('Validation');

  const table = page.getByTestId('features-table');
  await table.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('feature-title')).toHaveText(byIc[3]!);
  await page.keyboard.press('Space');
  await expect(page.getByTestId('features-changed')).toHaveText('3 of 4 chosen');
  await page.keyboard.press('Space');
  await expect(page.getByTestId('features-changed')).toBeHidden();

  const histogram = page.getByTestId('feature-histogram');
  await histogram.getByRole('application').focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('feature-histogram-legend')).toContainText('above');
  await expect(page.getByTestId('feature-histogram-legend')).toContainText('%');

  await page.getByTestId('add-candidate').click();
  await page.locator('#add-candidate-formula').fill('log(close / lag(close, 5))');
  await page.getByTestId('add-candidate-add').click();
  await expect(page.getByTestId('feature-title')).toHaveText('log(close / lag(close, 5))');
  await expect(page.getByTestId('features-table').locator('tbody tr')).toHaveCount(5);

  await page.getByTestId('features-view').getByText('Correlations').click();
  const map = page.getByTestId('correlation-map');
  await expectDrawn(page, 'correlation-map');
  await map.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('correlation-pair')).toContainText(/Pearson .+Spearman/);
});

test('a recipe is tried out, applied, saved and shared as a file', async ({ app, home }) => {
  const { page, electron } = app;
  const id = await addExperiment(page, { name: 'Tried out' });
  await openHash(page, `/features/${id}`);
  await expect(page.getByTestId('feature-row-3')).toBeVisible();

  await page.getByTestId('recipes-menu').click();
  await page.getByTestId('recipe-alpha158-20').click();
  await expect(page.getByTestId('feature-row-19')).toBeVisible();
  await page.getByTestId('feature-on-0').uncheck();
  await expect(page.getByTestId('features-changed')).toHaveText('19 of 20 chosen');
  await page.getByTestId('apply-features').click();
  await expect(page.getByTestId('features-changed')).toBeHidden();
  const { spec } = await call(page, 'experiments.get', { id });
  expect(spec.features.length).toBe(19);
  expect(spec.features[0]).toMatchObject({ formula: expect.stringContaining('std(abs(close') });

  await page.getByTestId('recipes-menu').click();
  await page.getByTestId('save-recipe').click();
  await page.getByTestId('recipe-name').fill('Volatility');
  await page.getByTestId('recipe-save').click();
  await expect(page.getByTestId('save-recipe-dialog')).toContainText(
    'There is a recipe named "Volatility" already.',
  );
  await page.getByTestId('recipe-name').fill('Nineteen');
  await page.getByTestId('recipe-save').click();
  await expect(page.getByTestId('save-recipe-dialog')).toBeHidden();

  await answerDialogs(electron, home.path('nineteen.json'));
  await page.getByTestId('recipes-menu').click();
  await page.getByTestId('all-recipes').click();
  await page.getByTestId('export-own-1').click();
  await expect
    .poll(() => readRecipe(home.path('nineteen.json')))
    .toMatchObject({ name: 'Nineteen', version: 1 });
  await page.getByTestId('recipes-import').click();
  await expect(page.getByTestId('recipes-dialog')).toContainText('Nineteen (2)');
  expect((await call(page, 'recipes.list', {})).at(-1)?.features).toEqual(spec.features);
});

test('a long analysis shows how far it is and can be cancelled, and a feature without values says why', async ({
  page,
  home,
}) => {
  await waitForSample(page);
  const path = home.path('minutes.csv');
  writeCsv(path, waveBars(100_000, { stepMs: 60_000 }));
  const { options } = await call(page, 'import.preview', { path });
  await call(page, 'import.commit', { path, options, name: 'Minutes' });
  const slow = Array.from({ length: 80 }, (_, i) => ({ kind: 'permutationEntropy', period: 100 + i }));
  const id = await addExperiment(page, { name: 'Slow', data: await dataOf(page, 'Minutes'), features: slow });
  await openHash(page, `/features/${id}`);
  await expect(page.getByTestId('analysis-progress')).toBeVisible();
  await page.getByTestId('cancel-analysis').click();
  await expect(page.getByTestId('error-state')).toContainText('Cancelled.');
  await expect(page.getByTestId('analysis-progress')).toBeHidden();

  const tooLong = { kind: 'sma', period: 2600 };
  const short = await dataOf(page, 'Minutes', { from: '2015-01-05', to: '2015-01-05' });
  const other = await addExperiment(page, {
    name: 'Short',
    data: short,
    features: [tooLong, { kind: 'return', period: 1 }],
  });
  await openHash(page, `/features/${other}`);
  await expect(page.getByTestId('feature-row-0')).toContainText('it needs 2600 bars and the period has 1440');
  await expect(page.getByTestId('feature-title')).toHaveText('Return 1');
});

async function dataOf(page: Page, series: string, change: Partial<ExperimentSpec['data']> = {}) {
  const [example] = await call(page, 'experiments.list', {});
  if (example === undefined) throw new Error('The workspace has no example.');
  return { ...example.spec.data, series, ...change };
}

const rowOf = (page: Page, label: string) => page.locator('tr', { hasText: label });

/** Labels of the rows, top to bottom. */
const labelsOf = (page: Page): Promise<string[]> =>
  page.getByTestId('features-table').locator('tbody tr td:nth-child(2)').allInnerTexts();

function readRecipe(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null; // Not written yet.
  }
}
