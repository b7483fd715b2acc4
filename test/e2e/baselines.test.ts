import { expect, test } from './app';
import { addExperiment, call, openHash, runToEnd, trainingTimeout, waitForSample } from './ui';

test('a run says whether it beats its baselines, and takes further ones with a click', async ({ page }) => {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const id = await runToEnd(
    page,
    await addExperiment(page, {
      name: 'Compared',
      data: { ...spec.data, from: '2012-01-01' },
      model: { ...spec.model, hidden: 4 },
      training: { ...spec.training, epochs: 2 },
      baselines: ['baseRate', 'persistence', 'logistic'],
    }),
  );
  await openHash(page, `/runs/${id}`);
  await page.getByTestId('tab-baselines').click();
  const verdicts = page.getByTestId('baseline-verdicts');
  await expect(verdicts.getByRole('listitem')).toHaveCount(3);
  await expect(verdicts).toContainText('chance');
  await expect(verdicts.getByRole('listitem').last()).toContainText(/logistic regression.*p [=<] /);
  await expect(page.getByTestId('baseline-persistence')).toContainText('%');

  await page.getByTestId('more-baselines').click();
  await expect(page.getByTestId('add-baselines')).toBeDisabled();
  await page.getByTestId('more-boosting').check();
  await page.getByTestId('more-gru').check();
  await page.getByTestId('add-baselines').click();
  await expect(page.getByTestId('baseline-gru')).toContainText('%', { timeout: trainingTimeout });
  await expect(page.getByTestId('baseline-boosting')).toContainText('%');
  await expect(verdicts.getByRole('listitem')).toHaveCount(5);
  await expect(page.getByTestId('job-progress')).toHaveCount(0);

  // What the ledger says of it: baselines are entered, and charged to nobody.
  const ledger = await call(page, 'ledger.list', {});
  expect(ledger.filter(({ kind }) => kind === 'baseline').map(({ counts }) => counts)).toEqual(
    new Array(5).fill(false),
  );
});
