import { expect, type LongshortApp, test } from './app';
import { type HeldJob, holdNextJob, isAlive } from './held-job';
import {
  addExperiment,
  call,
  cancelRun,
  epochsOf,
  goTo,
  openHash,
  runToEnd,
  trainingTimeout,
  waitForSample,
} from './ui';

type Page = LongshortApp['page'];

test('a run cancelled in the window stops where it is, and resumed it ends with the same weights', async ({
  app,
}) => {
  const { page } = app;
  const { experimentId, hash } = await prepare(page);
  const { id, job } = await startAndHold(app, experimentId);

  expect(await cancelRun(page, id, job)).toBeLessThan(epochs / 2);
  await expect(page.getByTestId('run-page')).toHaveAttribute('data-state', 'cancelled');
  await expect(page.getByTestId('run-problem')).toContainText('You cancelled this run');
  await expect(page.getByTestId('job-progress')).toBeHidden();

  expect(await resume(page)).toBe(hash);
  expect(await epochsOf(page, id)).toBe(epochs);
});

test('kill -9 of the training process leaves the app up and a run that resumes to the same weights', async ({
  app,
  page,
}) => {
  const { experimentId, hash } = await prepare(page);
  const { job } = await startAndHold(app, experimentId);

  process.kill(job.pid, 'SIGKILL');
  await expect(page.getByTestId('run-page')).toHaveAttribute('data-state', 'interrupted');
  await expect(page.getByTestId('run-problem')).toContainText(
    'The training process ended before its run did',
  );
  await goTo(page, 'experiments');
  await expect(page.getByTestId('experiments-page')).toBeVisible();
  await page.goBack();

  expect(await resume(page)).toBe(hash);
});

test('kill -9 of the whole app keeps the finished epochs, and at the next start the run resumes to the same weights', async ({
  launch,
}) => {
  const first = await launch();
  const { experimentId, hash } = await prepare(first.page);
  const { id, job } = await startAndHold(first, experimentId);
  await first.kill();
  job.release();
  await expect.poll(() => isAlive(job.pid)).toBe(false);

  const { page } = await launch();
  await goTo(page, 'runs');
  await expect(page.getByTestId(`run-row-${id}`)).toContainText('interrupted');
  await openHash(page, `/runs/${id}`);
  await expect(page.getByTestId('run-problem')).toContainText('Every finished epoch is kept');
  expect(await epochsOf(page, id)).toBeGreaterThan(0);

  expect(await resume(page)).toBe(hash);
  expect(await epochsOf(page, id)).toBe(epochs);
});

/** So many that each disturbance strikes in the middle; patience lets none be skipped. */
const epochs = 24;

/** Equal for every run of the spec on the same data, so that it is trained once for all tests. */
let undisturbedHash: string | null = null;

async function prepare(page: Page): Promise<{ readonly experimentId: number; readonly hash: string }> {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const experimentId = await addExperiment(page, {
    name: 'To be disturbed',
    data: { ...spec.data, from: '2011-01-01' },
    // The slow device: a training that is over in a moment cannot be disturbed half way.
    device: 'tensorflow',
    training: { ...spec.training, epochs, patience: epochs },
  });
  if (undisturbedHash === null) {
    const id = await runToEnd(page, experimentId);
    undisturbedHash = (await call(page, 'runs.get', { id })).weightsHash;
  }
  if (undisturbedHash === null) throw new Error('A run that is done has no hash of its weights.');
  return { experimentId, hash: undisturbedHash };
}

/** Starts a run in the editor, stays on its page and has its process stopped with some of its epochs stored. */
async function startAndHold(
  app: LongshortApp,
  experimentId: number,
): Promise<{ readonly id: number; readonly job: HeldJob }> {
  const { page } = app;
  await openHash(page, `/experiments/${experimentId}`);
  const next = await holdNextJob(app);
  await page.getByTestId('run-experiment').click();
  await expect(page).toHaveURL(/#\/runs\/\d+$/);
  const id = Number(new URL(page.url()).hash.split('/').at(-1));
  const job = await next();
  await job.goOnUntil(async () => (await epochsOf(page, id)) > 0);
  await expect(page.getByTestId('run-page')).toHaveAttribute('data-state', 'running');
  return { id, job };
}

/** Resumes the run that is shown, waits for its end and reads the hash of its weights. */
async function resume(page: Page): Promise<string | null> {
  await page.getByTestId('resume-run').click();
  await expect(page.getByTestId('run-page')).toHaveAttribute('data-state', 'done', {
    timeout: trainingTimeout,
  });
  // From the start it would end with the same weights too, only later.
  await page.getByTestId('tab-log').click();
  await expect(page.getByTestId('run-log')).toContainText(/Going on after epoch [1-9]/);
  await page.getByTestId('tab-spec').click();
  return page.getByTestId('weights-hash').getAttribute('data-hash');
}
