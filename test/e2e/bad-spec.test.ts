import { expect, type LongshortApp, test } from './app';
import { call, goTo, waitForSample } from './ui';

type Page = LongshortApp['page'];

test('an impossible value typed into the form shows its fault at the field and keeps the run from starting', async ({
  page,
}) => {
  await openExample(page);
  await page.getByTestId('field-decision.long').fill('1.5');
  await expectFault(page, 'decision.long', /probability and must not exceed 1/);
  await page.getByTestId('field-training.epochs').fill('0');
  await expectFault(page, 'training.epochs', /./);

  await page.getByTestId('run-experiment').click({ force: true });
  await expect(page.getByTestId('error-notification')).toContainText('The experiment was not run');
  await page.keyboard.press('Control+Enter');
  expect(await call(page, 'runs.ids', {})).toEqual([]);

  await page.getByTestId('field-decision.long').fill('0.6');
  await page.getByTestId('field-training.epochs').fill('40');
  await expect(page.getByTestId('fault-count')).toBeHidden();
  await expect(page.getByTestId('plan-test')).toBeVisible();
});

test('a lookback that the data cannot fill is a fault with a sentence, not a failed run', async ({
  page,
}) => {
  await openExample(page);
  await page.getByTestId('field-window.lookback').fill('4999');
  await page.getByTestId('field-data.from').fill('2017-01-03');
  await expectFault(page, 'window.lookback', /longer than the data/);
  await expect(page.getByTestId('run-experiment')).toHaveAttribute('data-disabled', 'true');
});

test('splits that leave no test rows are a fault of the split', async ({ page }) => {
  await openExample(page);
  await page.getByTestId('field-split.train').fill('0.9');
  await expect(page.getByTestId('fault-split')).toContainText('must add up to 1');
  await page.getByTestId('field-split.test').fill('0');
  await expectFault(page, 'split.test', /must be above 0/i);
});

test('JSON that is none is refused at its line, and an unknown key at its place', async ({ page }) => {
  await openExample(page);
  await page.getByTestId('editor-view').getByText('JSON').click();
  const editor = page.getByTestId('json-editor');
  const good = await editor.inputValue();

  await editor.fill(good.replace('"lookback": 10', '"lookback": ten'));
  const line = good.slice(0, good.indexOf('"lookback"')).split('\n').length;
  await expect(page.getByTestId('json-fault')).toContainText(`Line ${line}, column`);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('error-notification')).toContainText('its JSON has a fault');

  await editor.fill(good.replace('"lookback": 10', '"lookbak": 10'));
  await expect(page.getByTestId('json-fault')).toBeHidden();
  await expect(page.getByText(/lookbak\b.*lookback/s).first()).toBeVisible();

  await editor.fill(good.replace('"commissionBp": 2', '"commissionBp": -2'));
  await expect(page.getByTestId('fault-costs.commissionBp')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('error-notification').last()).toContainText('costs.commissionBp');
  expect(await call(page, 'runs.ids', {})).toEqual([]);
});

async function openExample(page: Page): Promise<void> {
  await waitForSample(page);
  await goTo(page, 'experiments');
  await page
    .getByTestId('experiments-page')
    .getByRole('link', { name: /^Example/ })
    .click();
  await expect(page.getByTestId('plan-test')).toBeVisible();
}

/** The sentence stands below the field that it is about, and the list beside the form leads there. */
async function expectFault(page: Page, path: string, sentence: RegExp): Promise<void> {
  const field = page.getByTestId(`field-${path}`);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(sentence);
  await page.getByTestId(`fault-${path}`).click();
  await expect(field).toBeFocused();
}
