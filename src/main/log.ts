import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors';

const maxBytes = 4 * 1024 * 1024;

export interface Log {
  readonly path: string;
  info(message: string): void;
  /** Writes the sentence, and the stack where the error is not one of ours. */
  error(error: unknown): void;
}

/** A plain text log, one line an entry; the file before the newest 4 MiB is kept as `.old`. */
export function createLog(path: string): Log {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path) && statSync(path).size > maxBytes) renameSync(path, `${path}.old`);
  const write = (level: string, text: string): void => {
    try {
      appendFileSync(path, `${new Date().toISOString()} ${level} ${text}\n`);
    } catch (error) {
      // A log that cannot be written must not take the app down with it.
      console.error(text, error);
    }
  };
  return {
    path,
    info: (message) => write('info', message),
    error: (error) => write('error', textOf(error)),
  };
}

function textOf(error: unknown): string {
  if (error instanceof AppError) return [error.message, ...error.details].join('\n  ') + causeOf(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? `\n  caused by ${error.cause.stack ?? error.cause.message}` : '';
}
