import { counted, describeExample } from '@core/importing/findings';
import { AppError } from '@shared/errors';
import type { Finding } from '@shared/series';
import type { TableSource } from './table-source';

export function noRows({ name }: TableSource, hasHeader: boolean): AppError {
  const found = hasHeader ? 'a header but no rows below it' : 'no rows';
  return new AppError('invalid', `"${name}" has ${found}. Export it again with data and import that file.`);
}

/** The error of a file with faults, one line a fault in its details. */
export function refusal({ name, place }: TableSource, errors: readonly Finding[]): AppError {
  const details = errors.flatMap(({ message, count, examples }) => [
    message,
    ...examples.map((example) => describeExample(example, place)),
    ...(count > examples.length && examples.length > 0
      ? [`... and ${counted(count - examples.length, 'more', 'more')}.`]
      : []),
  ]);
  return new AppError(
    'invalid',
    `"${name}" was not imported: ${errors[0]?.message ?? 'it could not be read.'}`,
    details,
  );
}
