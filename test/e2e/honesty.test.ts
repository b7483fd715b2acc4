import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { addExperiment, ask, call, goTo, openHash, runToEnd, waitForSample } from './ui';

async function quickExperiment(page: Page, name: string): Promise<number> {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  return addExperiment(page, {
    name,
    data: { ...spec.data, from: '2012-01-01' },
    model: { ...spec.model, hidden: 4 },
    training: { ...spec.training, epochs: 2 },
    decision: { ...spec.decision, long: 0.5, short: 0.5 },
    seeds: 1,
    baselines: [],
  });
}

test('every look at test data is counted beside the Sharpe ratio, and a locked period is not looked at', async ({
  page,
}) => {
  const experimentId = await quickExperiment(page, 'Counted');
  const first = await runToEnd(page, experimentId);
  await openHash(page, `/runs/${first}`);
  const note = page.getByTestId('honesty-note');
  await expect(note).toContainText('1 trial on this period');

  // Another run moves what stands on the page of the first.
  await runToEnd(page, experimentId);
  await expect(note).toContainText('2 trials on this period');
  await page.getByTestId('tab-honesty').click();
  await expect(page.getByTestId('honesty-trials')).toHaveText('2');
  await expect(page.getByTestId('honesty-verdict')).toContainText('After 2 trials on this period');
  await expect(page.getByTestId('ledger-line')).toHaveCount(2);
  await expect(page.getByTestId('overfitting')).toHaveAttribute('data-state', 'undefined');

  // So does a threshold that is tried on its test rows, unless it shows what was seen.
  const long = page.getByTestId('threshold-long');
  await page.getByTestId('threshold-try').click();
  await expect(page.getByTestId('threshold-table')).toContainText('seen before');
  await expect(page.getByTestId('honesty-trials')).toHaveText('2');
  await long.fill('0.52');
  await long.press('Enter');
  await expect(page.getByTestId('threshold-table')).toContainText('counted');
  await expect(page.getByTestId('honesty-trials')).toHaveText('3');
  await expect(page.getByTestId('overfitting')).toHaveAttribute('data-state', 'judged');
  await expect(page.getByTestId('logits-chart')).toBeVisible();

  // A locked period refuses runs until it is opened, which is counted too.
  await goTo(page, 'data');
  await page.getByTestId('series-tab-vault').click();
  await page.getByTestId('vault-from').fill('2019-01-01');
  await page.getByTestId('vault-note').fill('The exam.');
  await page.getByTestId('vault-lock').click();
  await expect(page.getByTestId('vault-row')).toContainText('2019-01-01 to');
  const refused = await ask(page, 'runs.start', { experimentId });
  expect(refused).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/^data\.to must be 2018-12-31 or earlier, since .* test vault/) },
  });
  await openHash(page, `/experiments/${experimentId}`);
  await expect(page.getByText(/must be 2018-12-31 or earlier/).first()).toBeVisible();

  await goTo(page, 'data');
  await page.getByTestId('series-tab-vault').click();
  await page.getByTestId('vault-open').click();
  await expect(page.getByTestId('vault-confirm')).toBeDisabled();
  await page.getByTestId('vault-reason').fill('The model is final.');
  await page.getByTestId('vault-confirm').click();
  await expect(page.getByTestId('vault-row')).toContainText('The model is final.');
  await runToEnd(page, experimentId);
  await openHash(page, `/runs/${first}`);
  await expect(note).toContainText('5 trials on this period');
});
