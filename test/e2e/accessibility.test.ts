import { writeFileSync } from 'node:fs';
import { expect, type LongshortApp, test } from './app';
import { waveBars, writeCsv } from './csv';
import { expectNames } from './names';
import { call, dropFile, makeRuns, openHash } from './ui';

type Page = LongshortApp['page'];

for (const theme of ['light', 'dark'] as const) {
  test(`every control of every page has a name in the ${theme} theme`, async ({ page, home }) => {
    const [one, two] = await makeRuns(page, ['Alpha', 'Beta']);
    await call(page, 'settings.save', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
    const places: Readonly<Record<string, string>> = {
      '/data': 'data-page',
      '/data/1/quality': 'quality-findings',
      '/data/1/vault': 'vault-lock',
      '/experiments': 'experiments-page',
      '/experiments/1': 'plan-test',
      '/features/1': 'feature-histogram',
      '/sweeps': 'empty-state',
      '/runs': 'runs-table',
      [`/runs/${one}`]: 'equity-chart',
      [`/compare?ids=${one},${two}`]: 'compare-equity-chart',
      '/settings': 'about',
      '/help': 'navigation',
    };
    for (const [path, sign] of Object.entries(places)) {
      await openHash(page, path);
      await expect(page.getByTestId(sign)).toBeVisible();
      await expectNames(page, path);
    }
    for (const [tab, sign] of Object.entries(signsOfTabs)) {
      await openHash(page, `/runs/${one}`);
      await page.getByTestId(`tab-${tab}`).click();
      await expect(page.getByTestId(sign)).toBeVisible();
      await expectNames(page, `${tab} of a run`);
    }
    await openHash(page, '/experiments/1');
    for (const path of ['split', 'features.1', 'training.optimizer', 'training.momentum', 'model.hidden'])
      await page.getByTestId(`sweep-toggle-${path}`).click();
    await expect(page.getByTestId('condition-training.momentum')).toBeVisible();
    await expectNames(page, 'what is searched of an experiment');
    await openHash(page, '/experiments');
    await page.getByTestId('repeat-study').click();
    await expect(page.getByTestId('replicate')).toBeVisible();
    await expectNames(page, 'studies to repeat');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('replicate')).toBeHidden();
    await openCompletions(page);
    await expectNames(page, 'completions of a formula');
    await openHash(page, '/data');

    writeCsv(home.path('waves.csv'), waveBars(60));
    await dropFile(page, home.path('waves.csv'));
    await expect(page.getByTestId('import-commit')).toBeEnabled();
    await expectNames(page, 'import');
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByTestId('import-dialog')).toBeHidden();

    writeFileSync(home.path('broken.longshort'), 'not a database');
    await dropFile(page, home.path('broken.longshort'));
    await expect(page.getByTestId('error-notification')).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectNames(page, 'list of shortcuts beside a notification');
  });
}

/** Pages of a run, and what is there once they are. */
const signsOfTabs: Readonly<Record<string, string>> = {
  baselines: 'more-baselines',
  honesty: 'ledger',
  audit: 'audit-empty',
  folds: 'fold-drawing',
  calibration: 'reliability-chart',
  training: 'loss-chart',
  trades: 'trade-count',
  spec: 'copy-spec',
  log: 'run-log',
};

/** Writes the beginning of a formula; the entry that would be taken is the one that the field names as active. */
async function openCompletions(page: Page): Promise<void> {
  const example = (await call(page, 'experiments.list', {}))[0]!;
  const features = [{ kind: 'formula', formula: 'close - open' }];
  const { id } = await call(page, 'experiments.create', { spec: { ...example.spec, features } });
  await openHash(page, `/experiments/${id}`);
  const formula = page.getByRole('combobox', { name: 'Formula' });
  await formula.fill('');
  await page.keyboard.type('sma(clo');
  const list = page.getByRole('listbox', { name: 'Completions' });
  await expect(list).toBeVisible();
  await expect(formula).toHaveAttribute('aria-expanded', 'true');
  const active = list.getByRole('option', { selected: true });
  await expect(active).toHaveText(/^close/);
  await expect(formula).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id'))!);
  await expect(formula).toHaveAttribute('aria-controls', (await list.getAttribute('id'))!);
}
