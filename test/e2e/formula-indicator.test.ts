import { expect, test } from './app';
import { expectDrawn } from './charts';
import { waitForSample } from './ui';

test('a formula is drawn on the chart and rewritten with the keyboard alone', async ({ page }) => {
  await waitForSample(page);
  await page.getByTestId('indicator-add').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('formula');
  await expect(page.getByTestId('indicator-option-formula')).toBeVisible();
  await page.keyboard.press('Enter');
  const chip = page.getByTestId('indicator-formula');
  await expect(chip).toContainText('log(close / sma(close, 20))');
  await expectDrawn(page, 'price-chart');

  await chip.getByRole('button', { name: /^Parameters/ }).focus();
  await page.keyboard.press('Enter');
  const formula = page.getByRole('combobox', { name: 'Formula' });
  await expect(formula).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('zscore(clo');
  await expect(page.getByRole('option', { name: /^close/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Completions' })).toBeHidden();
  await expect(formula).toBeFocused();
  await page.keyboard.press('Control+ ');
  await page.keyboard.press('Enter');
  await page.keyboard.type(', 60)');
  await page.keyboard.press('Enter');
  await expect(chip).toContainText('zscore(close, 60)');
  await expect(formula).toBeFocused();
  await expectDrawn(page, 'price-chart');

  // The first takes the hint of the function away, the second the field.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(formula).toBeHidden();
});
