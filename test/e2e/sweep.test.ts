import { expect, type LongshortApp, test } from './app';
import { holdTrials } from './held-job';
import { addExperiment, call, goTo, openHash, trainingTimeout, waitForSample } from './ui';

type Page = LongshortApp['page'];

/** So many that a pause and a kill each strike in the middle. */
const trials = 200;

test('a sweep of 200 trials from the form, paused, killed with -9 and continued, makes the trials of an undisturbed one', async ({
  launch,
}) => {
  const first = await launch();
  const experimentId = await addSearch(first.page);
  await startFromForm(first.page, experimentId);
  const { page } = first;
  const sweepPage = page.getByTestId('sweep-page');
  await expect(sweepPage).toHaveAttribute('data-state', 'running');
  const id = Number(new URL(page.url()).hash.split('/').at(-1));

  await expect.poll(() => madeOf(page, id), { timeout: trainingTimeout, intervals: [50] }).toBeGreaterThan(5);
  const goOn = await holdTrials(first);
  await page.getByTestId('pause-sweep').press('Enter');
  // Main takes calls in their order: once it has answered this one, it begins no more trials.
  expect(await madeOf(page, id)).toBeLessThan(trials);
  goOn();
  await expect(sweepPage).toHaveAttribute('data-state', 'paused');
  await expect(page.getByTestId('continue-sweep')).toBeFocused();
  await expect.poll(async () => (await call(page, 'sweeps.get', { id })).counts.running).toBe(0);
  const atPause = await madeOf(page, id);
  await page.getByTestId('continue-sweep').click();
  await expect(sweepPage).toHaveAttribute('data-state', 'running');
  await expect
    .poll(() => madeOf(page, id), { timeout: trainingTimeout, intervals: [50] })
    .toBeGreaterThan(atPause);
  const letEnd = await holdTrials(first);
  const beforeKill = await madeOf(page, id);
  expect(beforeKill).toBeLessThan(trials);
  await first.kill();
  letEnd();

  const second = await launch();
  await waitForSample(second.page);
  await openHash(second.page, `/sweeps/${id}`);
  const again = second.page.getByTestId('sweep-page');
  await expect(again).toHaveAttribute('data-state', 'interrupted');
  await expect(second.page.getByTestId('sweep-problem')).toContainText('those that had ended are kept');
  expect(await madeOf(second.page, id)).toBeGreaterThanOrEqual(beforeKill);
  await second.page.getByTestId('continue-sweep').press('Enter');
  await expect(again).toHaveAttribute('data-state', 'done', { timeout: trainingTimeout });
  await expect(second.page.getByTestId('add-trials')).toBeFocused();

  const { id: undisturbed } = await call(second.page, 'sweeps.start', { experimentId });
  await expect
    .poll(async () => (await call(second.page, 'sweeps.get', { id: undisturbed })).state, {
      timeout: trainingTimeout,
    })
    .toBe('done');
  const expected = await toldOf(second.page, undisturbed);
  expect(expected).toHaveLength(trials);
  expect(new Set(expected.map(({ values }) => values[0])).size).toBeGreaterThan(trials / 2);
  expect(await toldOf(second.page, id)).toEqual(expected);
});

/** A search over tiny models on the last years of the sample; long enough that pressing a button of a busy window takes a part of it. */
async function addSearch(page: Page): Promise<number> {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  return addExperiment(page, {
    name: 'To be searched',
    data: { ...spec.data, from: '2012-01-01' },
    model: { ...spec.model, hidden: 8, layers: 1 },
    training: { ...spec.training, epochs: 10 },
    device: 'native',
  });
}

async function startFromForm(page: Page, experimentId: number): Promise<void> {
  await goTo(page, 'experiments');
  await openHash(page, `/experiments/${experimentId}`);
  await page.getByTestId('sweep-toggle-model.hidden').click();
  await page.getByTestId('sweep-toggle-training.learningRate').click();
  await page.getByTestId('field-sweep.budget.trials').fill(String(trials));
  await expect(page.getByTestId('plan-trials')).toHaveText(String(trials));
  await page.getByTestId('start-sweep').click();
}

async function madeOf(page: Page, id: number): Promise<number> {
  const { done, pruned, failed } = (await call(page, 'sweeps.get', { id })).counts;
  return done + pruned + failed;
}

/** What must be the same however a sweep was made. */
async function toldOf(page: Page, id: number) {
  const told: { number: number; state: string; proposal: unknown; values: readonly (number | null)[] }[] = [];
  for (let since = 0, isPartial = true; isPartial; ) {
    const news = await call(page, 'sweeps.trials', { id, since });
    for (const { number, state, proposal, values } of news.trials)
      told.push({ number, state, proposal, values });
    ({ revision: since, isPartial } = news);
  }
  return told.sort((a, b) => a.number - b.number);
}
