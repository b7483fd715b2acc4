import { AppError } from '@shared/errors';

const wayOut = 'Choose the device native, then resume the run: it goes on from its last finished epoch.';

/** The driver took the device away: it crashed, hung, was updated, or the graphics card was unplugged. */
export function deviceLost(message: string): AppError {
  return failed(`The graphics device was lost${because(message)}.`);
}

export function outOfMemory(what: string, bytes: number, cause: string): AppError {
  return failed(
    `The graphics device has no memory left for ${what} (${size(bytes)})${because(cause)}. Close what else uses the graphics card, or make the model or the batch smaller.`,
  );
}

/** Known before anything is asked of the device. */
export function tooLarge(what: string, bytes: number, most: number): AppError {
  return failed(
    `The graphics device cannot hold ${what}: ${size(bytes)} in one piece, and it takes ${size(most)} at most.`,
  );
}

export function kernelRefused(label: string, messages: string): AppError {
  return failed(
    `The graphics driver refused one of Longshort's kernels (${label})${because(messages)}. An update of the driver may help.`,
  );
}

export function deviceFault(message: string): AppError {
  return failed(`The graphics device reported a fault${because(message)}.`);
}

export function unsupported(sentence: string): AppError {
  return failed(sentence);
}

function failed(sentence: string): AppError {
  return new AppError('unsupported', `${sentence} ${wayOut}`);
}

/** The driver's own words, on one line and not without end. */
function because(message: string): string {
  const line = message
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .trim();
  return line === '' ? '' : ` (${line.length > 200 ? `${line.slice(0, 200)} ...` : line})`;
}

function size(bytes: number): string {
  return bytes < 2 ** 30 ? `${Math.ceil(bytes / 2 ** 20)} MB` : `${(bytes / 2 ** 30).toFixed(1)} GB`;
}
