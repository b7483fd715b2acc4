import type { Locator } from '@playwright/test';
import { expect, type LongshortApp, test } from './app';
import { expectDrawn } from './charts';
import { holdNextJob } from './held-job';
import { addExperiment, call, openHash, trainingTimeout, waitForSample } from './ui';

type Page = LongshortApp['page'];

test('a forecast of the return with its band is set up with the keyboard alone, run and read', async ({
  page,
}) => {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const id = await addExperiment(page, {
    name: 'Returns',
    data: { ...spec.data, from: '2012-01-01' },
    training: { ...spec.training, epochs: 3, classWeights: 'balanced' },
  });
  await openHash(page, `/experiments/${id}`);
  await expect(page.getByTestId('plan-test')).toBeVisible();
  await expect(page.getByTestId('field-training.loss')).toBeHidden();

  await tabTo(page, page.getByTestId('field-label.kind'));
  await chooseWithArrows(page, 'Movement');
  await expect(page.getByTestId('field-label.band')).toBeVisible();
  await chooseWithArrows(page, 'Log return');
  await expect(page.getByTestId('field-label.band')).toBeHidden();
  await tabTo(page, page.getByTestId('field-training.loss'));
  await chooseWithArrows(page, 'Gaussian likelihood');
  await tabTo(page, page.getByTestId('advanced-training'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio', { name: 'Constant' }));
  await page.keyboard.press('ArrowRight');
  // Class weights, which returns cannot have, are gone with the label: nothing is left to mend.
  await expect(page.getByTestId('fault-count')).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('run-page')).toHaveAttribute('data-state', 'done', {
    timeout: trainingTimeout,
  });
  await page.getByTestId('tab-result').click();
  await expectForecast(page);

  const [runId] = await call(page, 'runs.ids', {});
  const { label, training } = (await call(page, 'runs.get', { id: runId! })).spec;
  expect(label.kind).toBe('return');
  expect(training).toMatchObject({ loss: 'gaussian', schedule: 'cosine', classWeights: 'none' });
});

async function expectForecast(page: Page): Promise<void> {
  await expectDrawn(page, 'run-price-chart');
  await expect(page.getByTestId('run-price-chart')).toContainText(/80% band.*Outcome.*Forecast.*P\(up\)/);
  await expect(page.getByTestId('headline')).toContainText(/R² against no change.*naive/);
  for (const figure of ['rmse', 'mae', 'coverage'])
    await expect(page.getByTestId(`forecast-test-${figure}`)).toHaveText(/^\d+\.\d+%$/);
  await expect(page.getByTestId('forecast-test-pinball')).toHaveCount(0);
  await page.getByTestId('tab-training').click();
  await expectDrawn(page, 'loss-chart');
  await expect(page.getByRole('heading', { name: /^Negative log likelihood nats/ })).toBeVisible();
  await page.getByTestId('tab-spec').click();
  await expect(page.getByText('Gaussian likelihood')).toBeVisible();
  await expect(page.getByText(/chosen by measurement: native .* ms a step/)).toBeVisible();
}

test('Settings measures the devices, and again when asked by keyboard', async ({ app, page }) => {
  await waitForSample(page);
  await openHash(page, '/settings');
  const button = page.getByTestId('measure-devices');
  await expect(page.getByTestId('measured-when')).toHaveText(/^Measured /);
  const native = page.getByTestId('device-native');
  await expect(native).toContainText(/available.*\d ms/);
  await expect(page.getByTestId('devices-table')).toContainText('fastest');
  for (const id of ['webgpu', 'tensorflow']) await expect(page.getByTestId(`device-${id}`)).toBeVisible();
  const first = await call(page, 'devices.speeds', {});

  const next = await holdNextJob(app);
  await button.focus();
  await page.keyboard.press('Enter');
  const job = await next();
  await expect(button).toHaveAttribute('aria-busy', 'true');
  job.release();
  await expect(button).toHaveAttribute('aria-busy', 'false');
  await expect(button).toBeFocused();
  const second = await call(page, 'devices.speeds', {});
  expect(second?.measuredAt).toBeGreaterThan(first!.measuredAt);
});

/** Presses Tab until the element has the focus, as someone without a mouse would. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeAttached();
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`80 presses of Tab did not reach ${wanted}.`);
}

/** Opens the list that has the focus and goes down it to an entry. */
async function chooseWithArrows(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ArrowDown');
  const entry = page.getByRole('option', { name });
  await expect(entry).toBeVisible();
  for (let presses = 0; presses < 10; presses++) {
    if ((await entry.getAttribute('data-combobox-selected')) !== null) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(entry).toBeHidden();
}
