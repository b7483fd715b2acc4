import { expect, type LongshortApp, test } from './app';
import { addExperiment, call, goByKeys, runToEnd, trainingTimeout, waitForSample } from './ui';

type Page = LongshortApp['page'];

test('an experiment is opened, run twice and its runs compared with the keyboard alone', async ({ page }) => {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const experimentId = await addExperiment(page, {
    name: 'By keyboard',
    data: { ...spec.data, from: '2012-01-01' },
    training: { ...spec.training, epochs: 2 },
  });
  await runToEnd(page, experimentId);

  await goByKeys(page, 'e', 'experiments-page');
  await tabTo(page, 'link', /^By keyboard$/);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('plan-test')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('run-page')).toHaveAttribute('data-state', 'done', {
    timeout: trainingTimeout,
  });

  await goByKeys(page, 'r', 'runs-page');
  await expect(page.locator('tr[data-run-id]')).toHaveCount(2);
  await tabTo(page, 'grid', /^Runs$/);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByTestId('runs-selected')).toHaveText('2 runs selected');
  await tabTo(page, 'button', /^Compare$/);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('compare-metrics')).toContainText('Sharpe');
});

test('? opens the list of the shortcuts and Escape closes it; typing in a field triggers none', async ({
  page,
}) => {
  await waitForSample(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Go to Experiments');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  const filter = page.getByLabel('Filter series by name');
  await page.keyboard.press('/');
  await expect(filter).toBeFocused();
  await page.keyboard.type('g r ?');
  await expect(filter).toHaveValue('g r ?');
  await expect(page.getByTestId('data-page')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('every stop of the Tab key on every page shows where the focus is', async ({ page }) => {
  await waitForSample(page);
  // A mark that fades in would not be there yet when it is looked for.
  await page.addStyleTag({ content: '* { transition: none !important }' });
  const pages = {
    d: 'data-page',
    e: 'experiments-page',
    r: 'runs-page',
    c: 'compare-page',
    s: 'settings-page',
  } as const;
  for (const [key, shown] of Object.entries(pages)) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await goByKeys(page, key, shown);
    expect(await stopsWithoutFocusMark(page, 40)).toEqual([]);
  }
});

/** Presses Tab until the element of that role and name has the focus, as someone without a mouse would. */
async function tabTo(page: Page, role: 'link' | 'grid' | 'button', name: RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name });
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`60 presses of Tab did not reach the ${role} ${name}.`);
}

/** Walks the stops of the page; those whose look does not change when they have the focus. */
async function stopsWithoutFocusMark(page: Page, most: number): Promise<readonly string[]> {
  const unmarked: string[] = [];
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const lookOf = (one: Element): string => {
        const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(one);
        return [outlineStyle === 'none' ? '' : outlineWidth, boxShadow, borderColor, backgroundColor].join(
          ' ',
        );
      };
      // The mark may be drawn by what holds the element: a label around a hidden radio, say.
      const drawn = [element, element.parentElement, element.nextElementSibling].filter(
        (one) => one !== null,
      );
      const focused = drawn.map(lookOf);
      element.blur();
      const blurred = drawn.map(lookOf);
      element.focus({ focusVisible: true } as FocusOptions);
      const isMarked = focused.some((look, index) => look !== blurred[index]);
      return { isMarked, name: element.outerHTML.slice(0, 160) };
    });
    if (found === null) return unmarked;
    if (!found.isMarked) unmarked.push(found.name);
  }
  return unmarked;
}
