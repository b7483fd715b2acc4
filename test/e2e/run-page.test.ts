import type { BaselineReport } from '@shared/run-report';
import { expect, type LongshortApp, test } from './app';
import { expectDrawn } from './charts';
import { addExperiment, call, goTo, openHash, runToEnd, trainingTimeout, waitForSample } from './ui';

type Page = LongshortApp['page'];

test('a walk-forward run of two seeds says how sure its figures are, beside baselines and fold by fold', async ({
  page,
}) => {
  const id = await runWalkForward(page);
  await openHash(page, `/runs/${id}`);
  await expectSpreads(page);
  await expectBaselines(page, id);
  await expectFolds(page, id);
  await expectCalibration(page);
  await expectModels(page, id);
  await goTo(page, 'runs');
  const sharpe = page.getByTestId(`run-row-${id}`).locator('td[data-column="test.sharpe"]');
  await expect(sharpe).toHaveText(/^−?\d+\.\d\d± \d+\.\d\d$/);
});

async function runWalkForward(page: Page): Promise<number> {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const experimentId = await addExperiment(page, {
    name: 'Walk-forward',
    data: { ...spec.data, from: '2014-01-01' },
    split: {
      kind: 'walkForward',
      window: 'expanding',
      length: 800,
      retrain: { every: 6, unit: 'months' },
      validation: 0.15,
      purge: 'auto',
      embargo: 0,
      minTrain: 100,
    },
    decision: { ...spec.decision, long: 0.5, calibration: 'platt', threshold: 'expectedValue' },
    model: { ...spec.model, hidden: 4 },
    training: { ...spec.training, epochs: 3 },
    baselines: ['baseRate', 'alwaysUp', 'logistic'],
    seeds: 2,
  });
  return runToEnd(page, experimentId);
}

async function expectSpreads(page: Page): Promise<void> {
  await expect(page.getByTestId('headline')).toHaveAttribute('data-seeds', '2');
  await expect(page.getByTestId('headline-accuracy')).toHaveText(/^\d\d\.\d%$/);
  await expect(page.getByTestId('headline-accuracy-sd')).toHaveText(/± \d+\.\d%/);
  await expect(page.getByTestId('headline')).toContainText(/ensemble \d\d\.\d%\s*95% \d\d\.\d% to \d\d\.\d%/);
  await expect(page.getByTestId('split-facts')).toContainText('2 seeds: mean ± s.d.');
  await expect(page.getByTestId('metric-test-accuracy-sd')).toHaveText(/^± \d+\.\d%$/);
  await expect(page.getByTestId('ensemble-test-accuracy')).toHaveText(/^\d\d\.\d%$/);
}

/** Those of the run, and one that is trained afterwards, by the keyboard. */
async function expectBaselines(page: Page, id: number): Promise<void> {
  const before = await call(page, 'runs.baselines', { id });
  expect(before.results.map(({ kind }) => kind)).toEqual(['baseRate', 'alwaysUp', 'logistic']);
  await page.getByTestId('tab-baselines').click();
  await expectVerdicts(page, before);
  await page.getByTestId('more-baselines').press('Enter');
  await page.getByTestId('more-persistence').press('Space');
  await page.getByTestId('add-baselines').press('Enter');
  await expect(page.getByTestId('baseline-persistence')).toBeVisible({ timeout: trainingTimeout });
  await expectVerdicts(page, await call(page, 'runs.baselines', { id }));
  await page.getByTestId('tab-result').click();
  await page.getByRole('combobox', { name: 'Baselines on the chart' }).click();
  await page.getByRole('option', { name: 'Logistic regression' }).click();
  await expect(page.getByTestId('equity-chart-legend')).toContainText(/Strategy.*Logistic regression[+−]?\d/);
}

async function expectVerdicts(page: Page, { results, verdicts, chance }: BaselineReport): Promise<void> {
  const said = page.getByTestId('baseline-verdicts');
  for (const sentence of verdicts) await expect(said).toContainText(sentence);
  expect(chance).not.toBeNull();
  await expect(said).toContainText(chance ?? '');
  await expect(page.getByTestId('baseline-table').locator('tbody tr')).toHaveCount(results.length + 2);
  await expect(page.getByTestId('baseline-logistic')).toContainText(
    /(LSTM better|baseline better|no difference shown)[+−]?\d.*p (<|0\.)/,
  );
}

async function expectFolds(page: Page, id: number): Promise<void> {
  const { folds, years } = (await call(page, 'runs.report', { id }))!;
  expect(folds.length).toBeGreaterThan(3);
  await page.getByTestId('tab-folds').click();
  await expect(page.getByTestId('fold-table').locator('tbody tr')).toHaveCount(folds.length);
  await expect(page.getByTestId('fold-0-accuracy-sd')).toHaveText(/^± \d+\.\d%$/);
  await expect(page.getByTestId('year-table').locator('tbody tr')).toHaveCount(years.length);
  const drawing = page.getByTestId('fold-drawing');
  await expect(drawing).toContainText(/Training\s*Validation\s*Test\s*Purged/);
  await drawing.getByRole('application').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await expect(drawing.locator('output')).toHaveText(/^Fold 2: purged \d{4}-\d\d-\d\d – \d{4}-\d\d-\d\d$/);
}

async function expectCalibration(page: Page): Promise<void> {
  await page.getByTestId('tab-calibration').click();
  await expectDrawn(page, 'reliability-chart');
  await expectDrawn(page, 'threshold-chart');
  await expect(page.getByTestId('brier-table')).toContainText(/Brier score0\.\d{4}0\.\d{4}/);
  await page.getByTestId('reliability-chart').getByRole('application').press('ArrowRight');
  await expect(page.getByTestId('reliability-chart-legend')).toContainText(
    /Calibrated\s*said 0\.\d{3}, came true/,
  );
  await page.getByTestId('threshold-chart').getByRole('application').press('End');
  await expect(page.getByTestId('threshold-chart-legend')).toContainText(/Long above 0\.\d{3}/);
  await expect(page.getByTestId('threshold-summary')).toContainText(
    'Each fold took the one that earned most',
  );
}

async function expectModels(page: Page, id: number): Promise<void> {
  const models = await call(page, 'runs.models', { id });
  await page.getByTestId('tab-training').click();
  await expect(page.getByTestId('model-table').locator('tbody tr')).toHaveCount(models.length);
  await expect(page.getByTestId('training-summary')).toContainText(`Mean of ${models.length} models`);
  await expectDrawn(page, 'loss-chart');
  const last = models.at(-1)!;
  await page.getByTestId(`model-${last.model}`).getByRole('button').press('Enter');
  await expect(page.getByTestId('training-summary')).toContainText(
    `lowest validation loss at epoch ${last.bestEpoch}`,
  );
}
