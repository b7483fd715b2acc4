import type { BatchInfo } from '@compute/training/fit';
import type { JobPort } from './port';

/**
 * Turns batches into progress. The time left supposes that every planned epoch is run; early stopping only shortens it.
 */
export function trainingProgress(
  port: JobPort,
  { epochs, doneBefore }: { readonly epochs: number; readonly doneBefore: number },
): (info: BatchInfo) => void {
  const startedAt = performance.now();
  return ({ epoch, batch, batches }) => {
    const done = epoch - 1 + batch / batches;
    const elapsed = (performance.now() - startedAt) / 1000;
    port.progress({
      phase: 'Training',
      fraction: done / epochs,
      epoch,
      epochs,
      secondsLeft: (elapsed / (done - doneBefore)) * (epochs - done),
    });
  };
}
