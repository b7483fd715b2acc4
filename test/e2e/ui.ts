import { type ElectronApplication, expect, type Page } from '@playwright/test';
import type {} from '@renderer/api/client';
import type { CallInput, CallName, CallOutput } from '@shared/contract';
import type { Outcome } from '@shared/errors';
import type { JobState } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { HeldJob } from './held-job';

/** Longest that a training in these tests takes, on a machine with much else to do. */
export const trainingTimeout = 180_000;

/** Asks main as the window does, past the pages; throws the sentence of a refusal. */
export async function call<K extends CallName>(
  page: Page,
  name: K,
  input: CallInput<K>,
): Promise<CallOutput<K>> {
  const outcome = await ask(page, name, input);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value as CallOutput<K>;
}

/** The envelope of whatever was asked, allowed or not. */
export const ask = (page: Page, name: string, input: unknown): Promise<Outcome<unknown>> =>
  page.evaluate(([n, i]) => window.api.call(n as 'app.info', i as Record<string, never>), [
    name,
    input,
  ] as const);

/** Waits for the window, and the sample and the example of a first start, which may be there before it. */
export async function waitForSample(page: Page): Promise<void> {
  await expect(page.getByTestId('nav-data')).toBeVisible();
  await expect.poll(async () => (await call(page, 'experiments.list', {})).length).toBeGreaterThan(0);
}

export async function goTo(page: Page, place: 'data' | 'experiments' | 'runs' | 'compare' | 'settings') {
  await page.getByTestId(`nav-${place}`).click();
}

/** Opens a page by `g` and a key, which must follow within a second: again where the machine was too busy for that. */
export async function goByKeys(page: Page, key: string, shown: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page.getByTestId(shown)).toBeVisible({ timeout: 3000 });
  }).toPass();
}

/** Opens a page by its address, as a link within the app does. */
export const openHash = (page: Page, path: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, `#${path}`);

/** Drops files of this disk onto the window, as a file manager would. */
export async function dropFile(page: Page, ...paths: readonly string[]): Promise<void> {
  const handle = await page.evaluateHandle(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    return document.body.appendChild(input);
  });
  await handle.asElement()?.setInputFiles([...paths]);
  await handle.evaluate((input) => {
    const dataTransfer = new DataTransfer();
    for (const file of input.files ?? []) dataTransfer.items.add(file);
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    input.remove();
  });
  await handle.dispose();
}

/** The next file dialogs of the system answer with this path; null closes them without an answer. */
export async function answerDialogs(electron: ElectronApplication, path: string | null) {
  const dialogs = await electron.evaluateHandle(({ dialog }, answer) => {
    const count = { asked: 0 };
    dialog.showOpenDialog = async () => {
      count.asked++;
      return { canceled: answer === null, filePaths: answer === null ? [] : [answer] };
    };
    dialog.showSaveDialog = async () => {
      count.asked++;
      return { canceled: answer === null, filePath: answer ?? '' };
    };
    return count;
  }, path);
  /** How many dialogs have been answered so. */
  return { asked: () => dialogs.evaluate(({ asked }) => asked) };
}

/** Saves an experiment made of the example with changes; of one seed and without baselines where they are not asked for. */
export async function addExperiment(page: Page, change: Partial<ExperimentSpec>): Promise<number> {
  await waitForSample(page);
  const [example] = await call(page, 'experiments.list', {});
  if (example === undefined) throw new Error('The workspace has no example.');
  return (
    await call(page, 'experiments.create', { spec: { ...example.spec, seeds: 1, baselines: [], ...change } })
  ).id;
}

export async function waitForRun(page: Page, id: number, state: JobState): Promise<void> {
  const read = async () => (await call(page, 'runs.get', { id })).state;
  await expect.poll(read, { timeout: trainingTimeout }).toBe(state);
}

/**
 * Presses the button that cancels the run whose page is open and whose process is held, and lets that go on.
 * @returns how many epochs are kept of it
 */
export async function cancelRun(page: Page, id: number, job: HeldJob): Promise<number> {
  await page.getByTestId('cancel-run').click();
  // Main takes calls in their order: once it has answered this one, it has asked the process to stop.
  await call(page, 'runs.get', { id });
  job.release();
  await waitForRun(page, id, 'cancelled');
  return epochsOf(page, id);
}

/** How many epochs of a run are stored. */
export const epochsOf = async (page: Page, id: number): Promise<number> =>
  (await call(page, 'runs.curves', { id })).length;

/** Runs an experiment to its end, past the pages, and gives the id of the run. */
export async function runToEnd(page: Page, experimentId: number): Promise<number> {
  const { id } = await call(page, 'runs.start', { experimentId });
  await waitForRun(page, id, 'done');
  return id;
}

/** Finished runs of tiny experiments of these names; gives the ids of the runs. */
export async function makeRuns(page: Page, names: readonly string[]): Promise<readonly number[]> {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const ids: number[] = [];
  for (const name of names) {
    const experimentId = await addExperiment(page, {
      name,
      data: { ...spec.data, from: '2012-01-01' },
      model: { ...spec.model, hidden: 4 },
      training: { ...spec.training, epochs: 2 },
    });
    ids.push(await runToEnd(page, experimentId));
  }
  return ids;
}
