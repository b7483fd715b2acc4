import { expect, test } from './app';
import { addExperiment, call, openHash, waitForSample } from './ui';

test('a walk-forward split is chosen in the form, drawn in the plan, and refused where it cannot be', async ({
  page,
}) => {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const id = await addExperiment(page, { name: 'Walk', data: spec.data, seeds: 5 });
  await openHash(page, `/experiments/${id}`);
  await expect(page.getByTestId('plan-test')).toBeVisible();
  await expect(page.getByTestId('plan-models')).toHaveText('5');

  await page.getByTestId('field-split.kind').click();
  await page.getByRole('option', { name: 'Walk-forward' }).click();
  await expect(page.getByTestId('field-split.train')).toBeHidden();
  await page.getByTestId('field-split.length').fill('2000');
  await page.getByTestId('field-split.retrain.every').fill('6');
  await page.getByTestId('field-seeds').fill('3');
  const folds = page.getByTestId('plan-folds');
  await expect(folds).toContainText(/^\d+ folds · [\d,]+ rows tested/);
  // Once the plan is that of what was typed last.
  await expect(async () => {
    const count = Number(/^\d+/.exec((await folds.textContent())!)![0]);
    await expect(page.getByTestId('plan-models')).toHaveText(String(3 * count), { timeout: 500 });
    await expect(page.getByTestId('plan-drawing').locator('svg > g')).toHaveCount(count, { timeout: 500 });
  }).toPass();

  await page.getByTestId('field-split.length').fill('90000');
  await expect(page.getByTestId('fault-split.length')).toContainText('leaves nothing to test');
  await page.getByTestId('field-split.length').fill('2000');
  await expect(folds).toBeVisible();
  await page.getByTestId('save-experiment').click();
  await expect(page.getByTestId('unsaved')).toBeHidden();
  expect((await call(page, 'experiments.get', { id })).spec.split).toEqual({
    kind: 'walkForward',
    window: 'expanding',
    length: 2000,
    retrain: { every: 6, unit: 'months' },
    validation: 0.15,
    purge: 'auto',
    embargo: 0,
    minTrain: 100,
  });
});

test('a study is repeated on a series of the workspace; one that compares series asks for several', async ({
  page,
}) => {
  await waitForSample(page);
  await page.getByTestId('nav-experiments').click();
  await page.getByTestId('repeat-study').click();
  await page.getByTestId('study-fischerKrauss').click();
  await expect(page.getByTestId('replicate')).toBeDisabled();
  await expect(page.getByTestId('replication-dialog')).toContainText('import several');
  await page.getByTestId('study-harVolatility').click();
  await expect(page.getByTestId('published-figures')).toContainText('QLIKE of the model less that of HAR');
  await page.getByTestId('replicate').click();
  await expect(page).toHaveURL(/#\/experiments\/\d+$/);
  await expect(page.getByTestId('field-label.kind')).toHaveValue('Volatility');
  await expect(page.getByTestId('plan-folds')).toBeVisible();
  await expect(page.getByTestId('field-decision.long')).toBeHidden();
});
