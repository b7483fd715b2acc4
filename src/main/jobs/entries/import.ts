import '@shared/parse-little';
import { errorsOf } from '@core/importing/validate';
import { loadMany } from '../../importing/load-many';
import { loadFile, readForPreview } from '../../importing/read-table';
import { appendFile, compareFile } from '../append-file';
import { leaveIfItFits, leaveSeries } from '../leave-series';
import { type JobPort, serveJob } from '../port';
import type { JobResult, JobTask, LoadedFile } from '../protocol';

/** The process that reads files: a preview or a load, and then it is gone. */
serveJob(async (task, port) => {
  switch (task.kind) {
    case 'preview':
      return preview(task, port);
    case 'load':
      return load(task, port);
    case 'load-many':
      return readMany(task, port);
    case 'compare':
      return compareFile(task, hooks(port));
    case 'append':
      return appendFile(task, hooks(port));
    default:
      throw new Error(`An import process cannot do ${task.kind}.`);
  }
});

async function preview(task: Extract<JobTask, { kind: 'preview' }>, port: JobPort): Promise<JobResult> {
  const { preview, data } = await readForPreview(task.path, task, hooks(port));
  const { report, options } = preview;
  const isSound = data !== null && errorsOf(report).length === 0 && report.bars > 0;
  return {
    kind: 'preview',
    preview,
    left: isSound ? leaveIfItFits(task.folder, { data, report, options }) : null,
  };
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
  await loadMany(task.paths, task, told, ({ outcome, ...one }) => {
    const left =
      outcome.kind === 'refused'
        ? { ok: false as const, error: outcome.error }
        : { ok: true as const, value: leaveSeries(task.folder, `series-${files.length}`, outcome) };
    files.push({ ...one, outcome: left });
  });
  return { kind: 'load-many', files };
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
