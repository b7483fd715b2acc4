import { expect, test } from './app';
import { addExperiment, call, openHash, waitForSample } from './ui';

test("the series' calendar is suggested, and what needs one goes with it", async ({ page }) => {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const series = (await call(page, 'series.list', {})).find(({ name }) => name === spec.data.series)!;
  await call(page, 'series.setCalendar', { id: series.id, calendar: 'XNYS' });
  const id = await addExperiment(page, { name: 'In sessions', data: { ...spec.data, from: '2012-01-01' } });
  await openHash(page, `/experiments/${id}`);
  await expect(page.getByTestId('plan-test')).toBeVisible();
  const calendar = page.getByTestId('field-data.calendar');
  await expect(calendar).toHaveValue('None');
  await expect(page.getByTestId('field-data.session')).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Fill' })).toBeDisabled();

  await page.getByTestId('use-own-calendar').focus();
  await page.keyboard.press('Enter');
  await expect(calendar).toHaveValue('New York Stock Exchange');
  await page.getByText('Regular session', { exact: true }).click();
  await page.getByText('Break', { exact: true }).click();
  await page.getByTestId('save-experiment').click();
  await expect(page.getByTestId('unsaved')).toBeHidden();
  const saved = (await call(page, 'experiments.get', { id })).spec.data;
  expect(saved).toMatchObject({ calendar: 'XNYS', session: 'regular', missingBars: 'break' });

  await calendar.fill('None');
  await page.getByRole('option', { name: 'None' }).click();
  await expect(page.getByTestId('field-data.session')).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Leave' })).toBeChecked();
  await expect(page.getByTestId('plan-test')).toBeVisible();
  await expect(page.getByTestId('fault-count')).toBeHidden();
});

test('bars are brought together into longer ones, and the plan counts them; shorter ones say why not', async ({
  page,
}) => {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const id = await addExperiment(page, { name: 'Weeks', data: spec.data });
  await openHash(page, `/experiments/${id}`);
  await expect(page.getByTestId('plan-test')).toBeVisible();
  const rowsBefore = await page.getByTestId('plan-test').textContent();
  await page.getByTestId('field-data.interval').click();
  await expect(page.getByRole('option', { name: /^30 min/ })).toContainText('whose bars are 1 day apart');
  await expect(page.getByRole('option', { name: /^30 min/ })).toHaveAttribute('data-combobox-disabled');
  await page.getByRole('option', { name: '1 week' }).click();
  await expect(page.getByTestId('plan-test')).not.toHaveText(rowsBefore!);
  const check = await call(page, 'experiments.check', {
    spec: { ...spec, data: { ...spec.data, interval: '1w' } },
  });
  const test = check.plan!.splits.find(({ name }) => name === 'test')!;
  await expect(page.getByTestId('plan-test')).toContainText(`${test.rows} rows`);
});
