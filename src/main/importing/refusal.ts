import { counted, describeExample, finding } from '@core/importing/findings';
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

/** An error, since no rule could say which of them is meant. */
export function severalSeries({ name }: TableSource, symbols: readonly string[]): Finding {
  return finding('several-series', 'error', symbols.length, {
    message:
      `"${name}" holds ${counted(symbols.length, 'instrument')} one below the other: ${listed(symbols)}. One series is made of one of them; the first is judged here. ` +
      'Choose which to read, or import all of them, each as a series of its own.',
  });
}

export function noSymbol({ name }: TableSource, symbol: string, symbols: readonly string[]): AppError {
  return new AppError('notFound', `"${name}" holds no instrument "${symbol}". It holds ${listed(symbols)}.`);
}

function listed(symbols: readonly string[]): string {
  const more = symbols.length - 3;
  const shown = symbols.slice(0, 3).map((symbol) => (symbol === '' ? 'one without a name' : symbol));
  return shown.join(', ') + (more > 0 ? ` and ${counted(more, 'more', 'more')}` : '');
}
