import { AppError } from '@shared/errors';

/**
 * Longest row accepted, in bytes. A price bar has a hundred; more is no CSV, or a quote that nobody closed.
 */
export const maxRowBytes = 1024 * 1024;

export function tooLong(name: string, line: number): AppError {
  return new AppError(
    'invalid',
    `Line ${line} of "${name}" is longer than 1 MB, so this is no table of prices, or a quote is never closed. Check the file around that line.`,
  );
}
