import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors';

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}

/** Turns what SQLite or the file system reported into a sentence that names the file and what to do. */
export function storageFault(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const cause = { cause: error };
  const code = codeOf(error);
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return new AppError(
      'io',
      `The disk that holds ${path} is full. Nothing was changed; free some space and try again.`,
      [],
      cause,
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new AppError(
      'busy',
      `${path} is locked by another program. Close that program and try again.`,
      [],
      cause,
    );
  }
  const isDenied = code.startsWith('SQLITE_READONLY') || ['EACCES', 'EPERM', 'EROFS'].includes(code);
  // SQLite has one word for a folder that is not there and one that may not be written to.
  if (isDenied || (code.startsWith('SQLITE_CANTOPEN') && isDeniedFolder(dirname(path)))) {
    return new AppError(
      'io',
      `${path} is read-only, and Longshort must write to it and beside it. Make the file and its folder writable, or use a copy elsewhere.`,
      [],
      cause,
    );
  }
  if (code.startsWith('SQLITE_NOTADB')) {
    return new AppError(
      'invalid',
      `${path} is not a Longshort workspace. Choose a .longshort file.`,
      [],
      cause,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new AppError(
      'io',
      `${path} is damaged. Open your last copy of it; the damaged file was left as it is.`,
      [],
      cause,
    );
  }
  if (code === 'ENOENT' || code.startsWith('SQLITE_CANTOPEN')) {
    return new AppError(
      'notFound',
      `${path} cannot be opened: the file or its folder is not there. Check the path.`,
      [],
      cause,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('io', `${path} could not be read or written: ${reason}.`, [], cause);
}

/** The same where the error is SQLite's; any other error as it is. */
export function explainSqlite(error: unknown, path: string): unknown {
  return codeOf(error).startsWith('SQLITE_') ? storageFault(error, path) : error;
}

function isDeniedFolder(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return false;
  } catch (error) {
    return codeOf(error) !== 'ENOENT';
  }
}
