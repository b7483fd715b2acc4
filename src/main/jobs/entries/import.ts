import { createHash } from 'node:crypto';
import { loadFile, previewFile } from '../../importing/read-table';
import { packBars } from '../../services/bar-file';
import { storedColumns } from '../../storage/series';
import { leaveFile } from '../folder';
import { type JobPort, serveJob } from '../port';
import type { JobResult, JobTask } from '../protocol';

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
    default:
      throw new Error(`An import process cannot do ${task.kind}.`);
  }
});

async function load(task: Extract<JobTask, { kind: 'load' }>, port: JobPort): Promise<JobResult> {
  const { bars, report } = await loadFile(task.path, task.options, hooks(port));
  const path = leaveFile(task.folder, 'bars', packBars(bars));
  const hash = createHash('sha256');
  for (const column of storedColumns(bars))
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return { kind: 'load', bars: { name: 'bars', path }, report, dataHash: hash.digest('hex') };
}

function hooks(port: JobPort) {
  const startedAt = performance.now();
  return {
    signal: port.signal,
    onProgress(readBytes: number, totalBytes: number): void {
      const fraction = totalBytes > 0 ? readBytes / totalBytes : 1;
      const elapsed = (performance.now() - startedAt) / 1000;
      const secondsLeft = fraction > 0.02 ? (elapsed / fraction) * (1 - fraction) : null;
      port.progress({ phase: 'Reading', fraction, epoch: null, epochs: null, secondsLeft });
    },
  };
}
