import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { holdNextJob } from './held-job';
import { addExperiment, call, openHash, runToEnd, trainingTimeout, waitForSample } from './ui';

async function smallRun(page: Page): Promise<number> {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const small = {
    data: { ...spec.data, from: '2012-01-01' },
    model: { ...spec.model, hidden: 4 },
    training: { ...spec.training, epochs: 2 },
    device: 'native' as const,
    seeds: 1,
    baselines: [],
  };
  return runToEnd(page, await addExperiment(page, { name: 'Audited', ...small }));
}

test('a run is audited for leaks, and run again to the same bits', async ({ app, page }) => {
  const id = await smallRun(page);
  await openHash(page, `/runs/${id}`);
  await page.getByTestId('tab-audit').click();
  await expect(page.getByTestId('audit-empty')).toContainText('This run was not audited yet');
  const next = await holdNextJob(app);
  await page.getByTestId('start-audit').click();
  const job = await next();
  await expect(page.getByTestId('audit-progress')).toBeVisible();
  job.release();
  await expect(page.getByTestId('audit-verdict')).toContainText('No leak found.', {
    timeout: trainingTimeout,
  });
  await expect(page.getByTestId('audit-truncation')).toContainText('4 features at');
  await expect(page.getByTestId('audit-shuffledLabels')).toContainText('ROC-AUC');
  await expect(page.getByTestId('audit-made')).toContainText('by Longshort');

  await page.getByTestId('run-menu').click();
  await page.getByTestId('repeat-run').click();
  await expect(page.getByTestId('repeat-compared')).toContainText('The same bits: the weights of 1 model', {
    timeout: trainingTimeout,
  });
  await page.getByTestId('repeat-compared').getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`#/runs/${id}$`));
  await expect(page.getByTestId('repeat-compared')).toHaveCount(0);
});
