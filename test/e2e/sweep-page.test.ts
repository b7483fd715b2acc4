import { expect, type LongshortApp, test } from './app';
import { expectDrawn } from './charts';
import { expectNames } from './names';
import { addExperiment, call, goByKeys, goTo, trainingTimeout, waitForSample } from './ui';

type Page = LongshortApp['page'];

const trials = 10;

test('a sweep is followed live; a stretch of an axis filters its trials; one of them becomes a run that names it', async ({
  page,
}) => {
  const id = await startSweep(page);
  await goByKeys(page, 'w', 'sweeps-page');
  await page.getByTestId(`sweep-row-${id}`).getByRole('link', { name: 'Searched sweep 1' }).click();
  const sweep = page.getByTestId('sweep-page');
  await expect(sweep).toHaveAttribute('data-state', 'done', { timeout: trainingTimeout });

  await expect(page.getByTestId('sweep-counts')).toHaveText(`${trials} of ${trials} trials: ${trials} done`);
  const all = (await call(page, 'sweeps.trials', { id, since: 0 })).trials;
  const best = all.reduce((a, b) => ((b.values[0] ?? 9) < (a.values[0] ?? 9) ? b : a));
  await expect(page.getByTestId('best-trial')).toHaveAttribute('data-number', String(best.number));
  await expect(page.getByTestId('best-value-0')).toHaveText(best.values[0]!.toFixed(4));
  await expect(page.getByTestId('history-chart')).toBeVisible();
  await expectNames(page, 'overview of a sweep');

  const table = page.getByTestId('trials-table');
  await expect(table).toHaveAttribute('aria-rowcount', String(trials));
  await brushFirstAxis(page);
  await expect(page.getByTestId('chip-model.hidden')).toBeVisible();
  await expect(async () => {
    const [from, to] = stretchOf(await page.getByTestId('chip-model.hidden').innerText());
    const inside = all.filter(({ proposal }) => isWithin(Number(proposal['model.hidden']), from, to));
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.length).toBeLessThan(trials);
    const count = page.getByTestId('selected-count');
    await expect(table).toHaveAttribute('aria-rowcount', String(inside.length), { timeout: 500 });
    await expect(count).toHaveText(`${inside.length} of ${trials} trials`, { timeout: 500 });
  }).toPass();
  await page.getByTestId('tab-training').click();
  await expect(page.getByTestId('courses-chart')).toBeVisible();
  await expect(page.getByTestId('timeline-chart')).toBeVisible();
  await expect(page.getByTestId('chip-model.hidden')).toBeVisible();
  await expectNames(page, 'training of a sweep');
  await page.getByTestId('clear-selection').click();
  await page.getByTestId('tab-importance').click();
  await expect(page.getByTestId('slice-chart')).toBeVisible();
  await expect(page.getByTestId('importance')).toBeVisible();
  await expectNames(page, 'importance of a sweep');
  await page.getByTestId('tab-honesty').click();
  await expect(page.getByTestId('sweep-verdict')).toContainText('trial');
  await page.getByTestId('tab-overview').click();
  await expect(table).toHaveAttribute('aria-rowcount', String(trials));

  await table.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const details = page.getByTestId('trial-details');
  await expect(details).toHaveAttribute('data-number', '0');
  await expect(details.getByTestId('trial-models')).toBeVisible();
  await expectNames(page, 'details of a trial');
  await details.getByTestId('take-trial').click();
  await expect(page.getByTestId('take-seeds')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('take-seeds')).toBeHidden();
  await expect(details).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();

  await page.getByTestId(`tick-trial-${best.number}`).click();
  const place = await scrolledTo(page);
  expect(place).toBeGreaterThan(0);
  await page.getByTestId('take-runs').click();
  await expect(page.getByTestId('take-seeds')).toHaveValue('5');
  await page.getByTestId('take-seeds').fill('1');
  await page.getByTestId('take-runs-confirm').click();
  await expect(page.getByTestId('run-trial')).toHaveText(`Trial ${best.number} of Searched sweep 1`);
  await page.getByTestId('run-trial').getByRole('link').click();
  await expect(sweep).toBeVisible();
  await expect.poll(() => scrolledTo(page)).toBe(place);
  await page.getByTestId('open-best').click();
  await expect(details.getByRole('link', { name: /^Run \d+$/ })).toBeVisible();
});

/** Tiny models on the last years of the sample. */
async function startSweep(page: Page): Promise<number> {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const experimentId = await addExperiment(page, {
    name: 'Searched',
    data: { ...spec.data, from: '2012-01-01' },
    training: { ...spec.training, epochs: 2 },
    device: 'native',
    sweep: {
      space: [
        { kind: 'int', path: 'model.hidden', low: 4, high: 32, step: 1, log: true, when: null },
        {
          kind: 'float',
          path: 'training.learningRate',
          low: 0.0001,
          high: 0.1,
          step: null,
          log: true,
          when: null,
        },
      ],
      sampler: { kind: 'random', startup: 10, population: null },
      pruner: { kind: 'none', startup: 5, warmUp: 4, reduction: 3 },
      objectives: [{ metric: 'loss', penalty: 0 }],
      budget: { trials, hours: null, patience: null },
      seed: 1,
      seeds: 1,
      lag: 4,
    },
  });
  const { id } = await call(page, 'sweeps.start', { experimentId });
  await goTo(page, 'data');
  return id;
}

/** Drags along the upper half of the first axis of the parallel coordinates. */
async function brushFirstAxis(page: Page): Promise<void> {
  await expectDrawn(page, 'parallel-chart');
  const axis = page.locator('[data-axis="model.hidden"]');
  await axis.scrollIntoViewIfNeeded();
  const box = (await axis.boundingBox())!;
  const x = box.x + box.width / 2;
  const [top, bottom] = [box.y, box.y + box.height];
  await page.mouse.move(x, top + 4);
  await page.mouse.down();
  await page.mouse.move(x, top + (bottom - top) * 0.3, { steps: 5 });
  await page.mouse.move(x, top + (bottom - top) * 0.55, { steps: 5 });
  await page.mouse.up();
}

/** How far the overview is scrolled. */
const scrolledTo = (page: Page): Promise<number> =>
  page.getByTestId('trials').evaluate((panel) => {
    const around = (element: Element): number =>
      element.parentElement === null ? 0 : Math.max(element.scrollTop, around(element.parentElement));
    return around(panel);
  });

/** From `Hidden units 12.4 – 30.1`. */
function stretchOf(text: string): readonly [number, number] {
  const [from, to] = text.replace('Hidden units', '').split('–').map(Number);
  return [from ?? Number.NaN, to ?? Number.NaN];
}

/** The stretch is told to four digits. */
const isWithin = (value: number, from: number, to: number): boolean =>
  value >= from * 0.9999 && value <= to * 1.0001;
