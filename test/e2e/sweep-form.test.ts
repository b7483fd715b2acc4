import { expect, test } from './app';
import { addExperiment, call, openHash } from './ui';

test('fields are swept from the form: a contradiction is said, the plan is counted, saved and kept', async ({
  page,
}) => {
  const id = await addExperiment(page, { name: 'Searched' });
  await openHash(page, `/experiments/${id}`);
  await expect(page.getByTestId('plan-test')).toBeVisible();
  await expect(page.getByTestId('start-sweep')).toBeHidden();

  await page.getByTestId('field-model.hidden').focus();
  await page.keyboard.press('Tab');
  const toggle = page.getByTestId('sweep-toggle-model.hidden');
  await expect(toggle).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(toggle).toBeFocused();
  await page.getByTestId('sweep-toggle-training.optimizer').click();
  await page.getByTestId('sweep-toggle-training.momentum').click();
  await expect(page.getByTestId('condition-training.momentum')).toHaveText('only when Optimizer is SGD');
  await expect(page.getByTestId('plan-dimensions')).toHaveText('3 fields');
  await expect(page.getByTestId('plan-trials')).toHaveText('100');
  await expect(page.getByTestId('plan-time')).toHaveText('known after the first trials');

  await page.getByTestId('field-model.hidden').fill('200');
  await expect(page.getByTestId('plan-fault-count')).toHaveText('1 field to mend before it can be searched');
  const cell = page.getByRole('group', { name: 'Hidden units' });
  await expect(cell.getByRole('alert')).toBeVisible();
  await expect(page.getByTestId('start-sweep')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByTestId('run-experiment')).toHaveAttribute('aria-disabled', 'false');
  await page.locator('[data-testid^="fault-sweep.space"]').click();
  await expect(page.getByTestId('field-model.hidden')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('16');
  await expect(page.getByTestId('plan-fault-count')).toBeHidden();

  await page.getByTestId('dimension-menu-model.hidden').click();
  await page.getByTestId('as-list').click();
  await page.getByTestId('field-model.hidden').fill('16, 64');
  await page.getByTestId('unsweep-training.momentum').click();
  await expect(page.getByTestId('plan-points')).toHaveText('8');
  await page.getByTestId('field-sweep.budget.trials').fill('6');
  await expect(page.getByTestId('plan-trials')).toHaveText('6');
  await page.keyboard.press('Control+s');
  await expect(page.getByTestId('unsaved')).toBeHidden();

  await page.getByText('JSON', { exact: true }).click();
  const written = JSON.parse(await page.getByTestId('json-editor').inputValue());
  expect(
    written.sweep.space.map(({ path, values }: { path: string; values: unknown }) => ({ path, values })),
  ).toEqual([
    { path: 'model.hidden', values: [16, 64] },
    { path: 'training.optimizer', values: ['adam', 'adamw', 'rmsprop', 'sgd'] },
  ]);
  expect((await call(page, 'experiments.get', { id })).spec).toEqual(written);
  await page.getByTestId('json-editor').fill(
    JSON.stringify({
      ...written,
      sweep: { space: [{ kind: 'int', path: 'window.lookback', low: 5, high: 20 }] },
    }),
  );
  await page.getByText('Form', { exact: true }).click();
  await expect(page.getByTestId('swept-window.lookback')).toContainText('5 – 20');
  await page.getByTestId('experiment-menu').click();
  await page.getByTestId('discard-draft').click();

  await page.reload();
  await expect(page.getByTestId('swept-model.hidden')).toContainText('16, 64');
  await expect(page.getByTestId('field-sweep.budget.trials')).toHaveValue('6');
  await expect(page.getByTestId('sweep-toggle-training.optimizer')).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('sweep-toggle-training.optimizer').click();
  await page.getByTestId('unsweep-model.hidden').click();
  await expect(page.getByTestId('start-sweep')).toBeHidden();
});
