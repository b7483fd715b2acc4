import { createHash } from 'node:crypto';
import { errorsOf } from '@core/importing/validate';
import { columnsOf } from '@core/series-data';
import { AppError } from '@shared/errors';
import { loadMany } from '../../importing/load-many';
import { type LoadedData, loadFile, readForPreview } from '../../importing/read-table';
import { packSeries } from '../../storage/series-file';
import { shapeOf } from '../../storage/series-shape';
import { leaveFile } from '../folder';
import { type JobPort, serveJob } from '../port';
import type { JobResult, JobTask, LeftSeries, LoadedFile } from '../protocol';

/** The process that reads files: a preview or a load, and then it is gone. */
serveJob(async (task, port) => {
  switch (task.kind) {
    case 'preview':
      return preview(task, port);
    case 'load':
      return load(task, port);
    case 'load-many':
      return readMany(task, port);
    default:
      throw new Error(`An import process cannot do ${task.kind}.`);
  }
});

async function preview(task: Extract<JobTask, { kind: 'preview' }>, port: JobPort): Promise<JobResult> {
  const read = await readForPreview(task.path, task.options ?? undefined, hooks(port));
  const { report } = read.preview;
  const isSound = read.data !== null && errorsOf(report).length === 0 && report.bars > 0;
  const left = isSound ? leaveIfItFits(task.folder, { data: read.data, report }) : null;
  return { kind: 'preview', preview: read.preview, left };
}

async function load(task: Extract<JobTask, { kind: 'load' }>, port: JobPort): Promise<JobResult> {
  const loaded = await loadFile(task.path, task.options, hooks(port));
  return { kind: 'load', left: leaveSeries(task.folder, 'series', loaded) };
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
        : { ok: true as const, value: leaveSeries(task.folder, `series-${files.length}`, outcome) };
    files.push({ ...one, outcome: left });
  });
  return { kind: 'load-many', files };
}

type Loaded = Pick<LoadedData, 'data' | 'report'>;

/** Leaves the data as a file, since they are too big for a message. */
function leaveSeries(folder: string, name: string, { data, report }: Loaded): LeftSeries {
  const columns = columnsOf(data);
  const path = leaveFile(folder, name, packSeries(data));
  const hash = createHash('sha256');
  for (const column of columns)
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return {
    file: { path, shape: shapeOf(data), columns: columns.length },
    report,
    dataHash: hash.digest('hex'),
  };
}

/** A preview is worth showing where its data do not fit on the disk. */
function leaveIfItFits(folder: string, loaded: Loaded): LeftSeries | null {
  try {
    return leaveSeries(folder, 'series', loaded);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
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
