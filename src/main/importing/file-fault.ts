import { AppError } from '@shared/errors';

/** A sentence for what the file system said; errors that have one already pass. */
export function fileFault(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = 'code' in error ? error.code : undefined;
  const cause = { cause: error };
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError(
        'notFound',
        `There is no file "${path}". Check the path, or choose the file again.`,
        [],
        cause,
      );
    case 'EACCES':
    case 'EPERM':
      return new AppError(
        'io',
        `Longshort may not read "${path}". Give yourself permission to read it and try again.`,
        [],
        cause,
      );
    case 'EIO':
    case 'EBUSY':
    case 'EMFILE':
    case 'ENXIO':
      return new AppError(
        'io',
        `"${path}" could not be read (${code}). Check the disk or copy the file elsewhere and try again.`,
        [],
        cause,
      );
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return new AppError(
        'invalid',
        'The path of the file is not one this system can open. Choose the file again.',
        [],
        cause,
      );
    default:
      return error;
  }
}
