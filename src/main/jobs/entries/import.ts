import { createHash } from 'node:crypto';
import { columnsOf } from '@core/series-data';
import { loadMany } from '../../importing/load-many';
import { type LoadedBars, loadFile, previewFile } from '../../importing/read-table';
import { packBars } from '../../services/bar-file';
import { leaveFile } from '../folder';
import { type JobPort, serveJob } from '../port';
import type { JobResult, JobTask, LoadedFile } from '../protocol';

/** The process that reads files: a preview or a load, and then it is gone. */
serveJob(async (task, port) => {
  switch (task.kind) {
    case 'preview':
      return {
        kind: 'preview',
        preview: await previewFile(task.path, task.options ?? undefined, hooks(port)),
      };
    case 'load':
      return load(task, port);
    case 'load-many':
      return readMany(task, port);
    default:
      throw new Error(`An import process cannot do ${task.kind}.`);
  }
});

async function load(task: Extract<JobTask, { kind: 'load' }>, port: JobPort): Promise<JobResult> {
  const loaded = await loadFile(task.path, task.options, hooks(port));
  return { kind: 'load', ...leaveBars(task.folder, 'bars', loaded) };
}

async function readMany(task: Extract<JobTask, { kind: 'load-many' }>, port: JobPort): Promise<JobResult> {
  const files: LoadedFile[] = [];
  const told = hooks(
    port,
    (done, total) => `Reading file ${Math.min(Math.floor(done) + 1, total)} of ${total}`,
  );
  await loadMany(task.path, task.options ?? undefined, told, ({ outcome, ...one }) => {
    const left =
      outcome.kind === 'refused'
        ? { ok: false as const, error: outcome.error }
        : { ok: true as const, value: leaveBars(task.folder, `bars-${files.length}`, outcome) };
    files.push({ ...one, outcome: left });
  });
  return { kind: 'load-many', files };
}

/** Leaves the bars as a file, since they are too big for a message. */
function leaveBars(folder: string, name: string, { bars, report }: LoadedBars) {
  const path = leaveFile(folder, name, packBars(bars));
  const hash = createHash('sha256');
  for (const column of columnsOf({ kind: 'bars', bars }))
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return { bars: { name, path }, report, dataHash: hash.digest('hex') };
}

function hooks(port: JobPort, phaseOf: (done: number, total: number) => string = () => 'Reading') {
  const startedAt = performance.now();
  return {
    signal: port.signal,
    onProgress(done: number, total: number): void {
      const fraction = total > 0 ? done / total : 1;
      const elapsed = (performance.now() - startedAt) / 1000;
      const secondsLeft = fraction > 0.02 ? (elapsed / fraction) * (1 - fraction) : null;
      port.progress({ phase: phaseOf(done, total), fraction, epoch: null, epochs: null, secondsLeft });
    },
  };
}
