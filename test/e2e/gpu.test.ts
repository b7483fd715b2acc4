import { once } from 'node:events';
import type { ExperimentSpec } from '@shared/spec';
import { expect, type LongshortApp, test, windowCount } from './app';
import { type HeldJob, holdNextJob } from './held-job';
import {
  addExperiment,
  call,
  cancelRun,
  epochsOf,
  openHash,
  runToEnd,
  waitForRun,
  waitForSample,
} from './ui';

type Page = LongshortApp['page'];

/** The same kernels as on a graphics card, on the renderer in software that comes with Electron. */
const inSoftware = { environment: { LONGSHORT_WEBGPU: 'software' } };

test('runs on WebGPU share a page of their own and name its adapter; closing the window still ends the app', async ({
  launch,
}) => {
  const app = await launch(inSoftware);
  const { electron, page } = app;
  await call(page, 'settings.save', { parallelJobs: 2 });
  const experimentId = await addGpuExperiment(page, { epochs: 2 });
  const [id, other] = [await start(page, experimentId), await start(page, experimentId)];
  for (const run of [id, other]) await waitForRun(page, run, 'done');
  const hash = async (run: number) => (await call(page, 'runs.get', { id: run })).weightsHash;
  expect(await hash(other)).toBe(await hash(id));
  await openHash(page, `/runs/${id}`);
  await expect(page.getByTestId('run-facts')).toContainText('WebGPU in software');
  const { deviceDetail, metrics } = await call(page, 'runs.get', { id });
  expect(deviceDetail).toMatch(/WGSL.*swiftshader/i);
  expect(metrics?.test.rows).toBeGreaterThan(0);
  expect(await windowCount(app)).toBe(1);
  expect(await gpuPage(app)).toMatchObject({ isSandboxed: true, globals: [] });

  const exited = once(electron.process(), 'exit');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await exited;
});

test('a run on WebGPU is cancelled where it is and resumes to the same weights', async ({ launch }) => {
  const app = await launch(inSoftware);
  const { page } = app;
  const experimentId = await addGpuExperiment(page, { epochs: 6 });
  const calm = await runToEnd(page, experimentId);
  const { id, job } = await startAndHold(app, experimentId);
  expect(await cancelRun(page, id, job)).toBeLessThan(6);
  await page.getByTestId('resume-run').click();
  await waitForRun(page, id, 'done');
  const [first, second] = [await call(page, 'runs.get', { id: calm }), await call(page, 'runs.get', { id })];
  expect(second.weightsHash).toBe(first.weightsHash);
  expect(second.metrics).toEqual(first.metrics);
});

test('the death of the page fails the run with what to do, and it goes on on another device', async ({
  launch,
}) => {
  const app = await launch(inSoftware);
  const { page } = app;
  const experimentId = await addGpuExperiment(page, { epochs: 14 });
  const { id, job } = await startAndHold(app, experimentId);
  process.kill((await gpuPage(app)).pid, 'SIGKILL');
  job.release();
  await expect(page.getByTestId('run-page')).toHaveAttribute('data-state', 'failed');
  await expect(page.getByTestId('run-problem')).toContainText(
    'The GPU process ended while it was at work. Resume the run to go on from its last finished epoch',
  );
  const kept = await epochsOf(page, id);

  await page.getByTestId('run-menu').click();
  await page.getByTestId('resume-on-native').click();
  await waitForRun(page, id, 'done');
  expect(kept).toBeLessThan(await epochsOf(page, id));
  await expect(page.getByTestId('run-facts')).toContainText('CPU, native');
  await expect(page.getByTestId('run-warnings')).toContainText('on another device, CPU, WebGPU in software');
  await page.getByTestId('tab-log').click();
  await expect(page.getByTestId('run-log')).toContainText(/Going on after epoch [1-9]/);

  // The page is made anew for the next one.
  await runToEnd(page, await addGpuExperiment(page, { epochs: 1 }));
});

test('the loss of the graphics device fails the run with what to do, and it goes on where it was', async ({
  launch,
}) => {
  const app = await launch(inSoftware);
  const { page } = app;
  const { id, job } = await startAndHold(app, await addGpuExperiment(page, { epochs: 14 }));
  process.kill(await graphicsProcess(app), 'SIGKILL');
  job.release();
  await expect(page.getByTestId('run-page')).toHaveAttribute('data-state', 'failed');
  await expect(page.getByTestId('run-problem')).toContainText(/graphics device was lost.*resume the run/);
  await page.getByTestId('resume-run').click();
  await waitForRun(page, id, 'done');
  expect((await call(page, 'runs.get', { id })).warnings.join()).not.toContain('another device');
});

async function addGpuExperiment(page: Page, { epochs }: { readonly epochs: number }): Promise<number> {
  await waitForSample(page);
  const { spec } = (await call(page, 'experiments.list', {}))[0]!;
  const change: Partial<ExperimentSpec> = {
    name: 'On WebGPU',
    // Little work: a processor that plays a graphics card is slow.
    data: { ...spec.data, from: '2017-01-01' },
    model: { ...spec.model, hidden: 4 },
    training: { ...spec.training, batch: 128, epochs, patience: epochs },
    device: 'webgpu',
  };
  return addExperiment(page, change);
}

const start = async (page: Page, experimentId: number): Promise<number> =>
  (await call(page, 'runs.start', { experimentId })).id;

/** Starts a run, opens its page and has its process stopped with some of its epochs stored. */
async function startAndHold(
  app: LongshortApp,
  experimentId: number,
): Promise<{ readonly id: number; readonly job: HeldJob }> {
  const { page } = app;
  const next = await holdNextJob(app);
  const id = await start(page, experimentId);
  await openHash(page, `/runs/${id}`);
  const job = await next();
  await job.goOnUntil(async () => (await epochsOf(page, id)) > 0);
  return { id, job };
}

/** The page that trains: its process, and what it could reach of node and of the app. */
async function gpuPage({ electron }: LongshortApp) {
  return electron.evaluate(async ({ webContents }) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith('app://gpu/'))!;
    const names = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'api'];
    const globals = await contents.executeJavaScript(
      `${JSON.stringify(names)}.filter((name) => name in globalThis)`,
    );
    // What Electron itself says of a page; not in its types.
    const preferences: Record<string, unknown> = Object(
      Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, []),
    );
    const { sandbox, contextIsolation, nodeIntegration, nodeIntegrationInWorker = false } = preferences;
    const isSandboxed = sandbox && contextIsolation && !nodeIntegration && !nodeIntegrationInWorker;
    return { pid: contents.getOSProcessId(), isSandboxed, globals };
  });
}

/** Chromium's own process that talks to the graphics driver. */
async function graphicsProcess({ electron }: LongshortApp): Promise<number> {
  const pid = await electron.evaluate(
    ({ app }) => app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
  );
  if (pid === undefined) throw new Error('The app has no process for graphics.');
  return pid;
}
