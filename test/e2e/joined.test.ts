import { writeFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, type LongshortApp, test } from './app';
import { waveBars, writeCsv } from './csv';
import { call, openHash, trainingTimeout, waitForSample } from './ui';

type Page = LongshortApp['page'];

const dayMs = 86_400_000;
const bars = waveBars(600);

test('a series is joined, read by a feature and by a formula, with the keyboard alone, and the run ends', async ({
  page,
  home,
}) => {
  await importFiles(page, home);
  const { id } = await call(page, 'experiments.create', { spec: small });
  await openHash(page, `/experiments/${id}`);
  await expect(page.getByTestId('plan-test')).toBeVisible();

  await tabTo(page, page.getByTestId('add-auxiliary'));
  await chooseByTyping(page, 'Fear', /Fear index/);
  await tabBackTo(page, page.getByTestId('field-data.auxiliary.0.name'));
  await expect(page.getByTestId('field-data.auxiliary.0.name')).toHaveValue('fear_index');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('fear');
  const note = page.getByTestId('first-use');
  await expect(note).toContainText(/A value of (\w+ [\d-]+) is first used on the bar of \1\./);
  await tabTo(page, page.getByTestId('field-data.auxiliary.0.lag'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1');
  const [value, bar] = [2, 1].map((back) => new Date(bars.at(-back)!.time).toISOString().slice(0, 10));
  await expect(note).toContainText(new RegExp(`${value} is first used on the bar of \\w+ ${bar}\\.`));

  await tabTo(page, page.getByTestId('add-feature'));
  await chooseByTyping(page, 'Change of a', /Change of a series/);
  await expect(page.getByTestId('field-features.1.series')).toHaveValue('fear');
  await chooseByTyping(page, 'Formula', /Formula/);
  await tabBackTo(page, page.getByTestId('field-features.2.formula'));
  await page.keyboard.press('Control+A');
  await typeFormula(page);
  await expect(page.getByTestId('field-features.2.formula')).toHaveValue('zscore(log(fear / close), 30)');
  await expect(page.getByTestId('plan-test')).toBeVisible();

  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('run-page')).toHaveAttribute('data-state', 'done', {
    timeout: trainingTimeout,
  });
  const [runId] = await call(page, 'runs.ids', {});
  const { spec } = await call(page, 'runs.get', { id: runId! });
  expect(spec.data.auxiliary).toEqual([
    { name: 'fear', series: 'Fear index', stamped: 'start', lag: 1, lagUnit: 'days' },
  ]);
  expect(spec.features.slice(1)).toEqual([
    { kind: 'seriesChange', series: 'fear', as: 'difference', period: 1 },
    { kind: 'formula', formula: 'zscore(log(fear / close), 30)' },
  ]);
});

test('a formula says what is wrong at the very characters, and the mouse takes what is offered', async ({
  page,
}) => {
  const formula = await newFormula(page);
  await page.keyboard.type('sma(clos, 20) +');
  await page.keyboard.press('Escape');
  const said = page.getByTestId('feature-3');
  await expect(said).toContainText('Column 16:');
  await page.keyboard.type(' opn');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('formula-fault')).toHaveText(['clos', 'opn']);
  await expect(said).toContainText(/Column 5: "clos".*did you mean "close"\? \(1 more\)/);
  await expect(formula).toHaveAttribute('aria-invalid', 'true');

  await page.keyboard.press('Control+ ');
  await page.keyboard.press('Backspace');
  await page.getByRole('option', { name: /^open/ }).click();
  await expect(formula).toHaveValue('sma(clos, 20) + open');
  await expect(formula).toBeFocused();
  await formula.fill('sma(close, 20) + open');
  await expect(page.getByTestId('formula-fault')).toHaveCount(0);
  await expect(formula).toHaveAttribute('aria-invalid', 'false');
});

test('what was taken from the list can be undone, and Tab leaves the field where nothing is offered', async ({
  page,
}) => {
  const formula = await newFormula(page);
  await page.keyboard.type('clo');
  await expect(page.getByRole('option', { name: /^close/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Tab');
  await expect(formula).toHaveValue('close');
  await page.keyboard.press('Control+Z');
  await expect(formula).toHaveValue('clo');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(formula).not.toBeFocused();
});

test('what is taken before the list is that of the text comes once it is, and can be undone', async ({
  page,
}) => {
  const formula = await newFormula(page);
  await page.keyboard.type('cl');
  await expect(page.getByRole('option', { name: /^close/ })).toHaveAttribute('aria-selected', 'true');
  // Faster than any answer: the letter and the key in one turn of the window.
  await formula.evaluate((field) => {
    document.execCommand('insertText', false, 'o');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true }));
  });
  await expect(formula).toHaveValue('close');
  await page.keyboard.press('Control+Z');
  await expect(formula).toHaveValue(/^clo?$/);
  await expect(formula).toBeFocused();
});

test('a recipe takes the place of the features; undoing it keeps what was edited since', async ({ page }) => {
  await waitForSample(page);
  const example = (await call(page, 'experiments.list', {}))[0]!;
  await openHash(page, `/experiments/${example.id}`);
  const rows = page.getByRole('list', { name: /^Features/ }).getByRole('listitem');
  await expect(rows).toHaveCount(example.spec.features.length);
  const recipe = (await call(page, 'recipes.list', {})).find(({ features }) => features.length > 15)!;
  await page.getByTestId('recipes-menu').click();
  await page.getByTestId(`recipe-${recipe.key}`).click();
  await expect(rows).toHaveCount(recipe.features.length);
  await page.getByTestId('field-window.lookback').fill('7');
  await page.getByTestId('undo').click();
  await expect(rows).toHaveCount(example.spec.features.length);
  await expect(page.getByTestId('field-window.lookback')).toHaveValue('7');
});

const small = {
  name: 'Joined',
  data: { series: 'Waves' },
  features: [{ kind: 'return', period: 1 }],
  model: { hidden: 4 },
  training: { epochs: 2 },
};

/** Bars, and an index that is one value a day. */
async function importFiles(page: Page, home: { path(name: string): string }): Promise<void> {
  await waitForSample(page);
  writeCsv(home.path('waves.csv'), bars);
  const days = bars.map(({ time }, i) => {
    const value = 20 + 5 * Math.sin(i / 7);
    return `${new Date(time).toISOString().slice(0, 10)},${value.toFixed(2)}`;
  });
  writeFileSync(home.path('fear.csv'), `Date,Value\n${days.join('\n')}\n`);
  for (const [file, name] of [
    ['waves.csv', 'Waves'],
    ['fear.csv', 'Fear index'],
  ] as const) {
    const { options } = await call(page, 'import.preview', { path: home.path(file) });
    const series = await call(page, 'import.commit', { path: home.path(file), options, name });
    expect(series.intervalMs).toBe(dayMs);
  }
}

/** Names, functions and windows as they are offered, the rest by hand: `zscore(log(fear / close), 30)`. */
async function typeFormula(page: Page): Promise<void> {
  await page.keyboard.type('zsc');
  await expect(page.getByRole('option', { name: /^zscore/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.type('log(fe');
  await expect(page.getByRole('option', { name: /^fear/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.type(' / ');
  await page.keyboard.press('Control+ ');
  await page.keyboard.type('c');
  await expect(page.getByRole('option', { name: /^close/ })).toBeVisible();
  while ((await page.getByRole('option', { name: /^close/ }).getAttribute('aria-selected')) !== 'true')
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('), 3');
  await expect(page.getByTestId('formula-signature')).toContainText('zscore(x, n)');
  await page.keyboard.type('0)');
}

/** A formula behind the three features of the sample's experiment, empty and with the focus in it. */
async function newFormula(page: Page): Promise<Locator> {
  await waitForSample(page);
  const [example] = await call(page, 'experiments.list', {});
  const { id } = await call(page, 'experiments.create', {
    spec: { ...example!.spec, features: [...example!.spec.features.slice(0, 3), plainFormula] },
  });
  await openHash(page, `/experiments/${id}`);
  const formula = page.getByTestId('field-features.3.formula');
  await formula.fill('');
  return formula;
}

const plainFormula = { kind: 'formula', formula: 'log(close / open)' };

/** Presses Tab until the element has the focus, as someone without a mouse would. */
const tabTo = (page: Page, wanted: Locator): Promise<void> => pressTo(page, wanted, 'Tab');
const tabBackTo = (page: Page, wanted: Locator): Promise<void> => pressTo(page, wanted, 'Shift+Tab');

async function pressTo(page: Page, wanted: Locator, key: string): Promise<void> {
  await expect(wanted).toBeAttached();
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`80 presses of ${key} did not reach ${wanted}.`);
}

/** Narrows the list that has the focus by typing, and takes the entry. */
async function chooseByTyping(page: Page, text: string, name: RegExp): Promise<void> {
  await page.keyboard.type(text);
  const entry = page.getByRole('option', { name }).first();
  await expect(entry).toBeVisible();
  for (let presses = 0; presses < 10; presses++) {
    if ((await entry.getAttribute('data-combobox-selected')) !== null) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(entry).toBeHidden();
}
