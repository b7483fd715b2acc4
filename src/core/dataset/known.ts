import { assertNever } from '@shared/errors';
import type { JoinedSeries } from '../joined';

/** 1 at the bars at which something of a joined series is known. [time] */
export function knownBars(series: JoinedSeries): Uint8Array {
  const [first, ...others] = tellingColumns(series);
  return Uint8Array.from(first ?? [], (value, t) =>
    Number.isFinite(value) || others.some((column) => Number.isFinite(column[t]!)) ? 1 : 0,
  );
}

/** The columns of which one has a value wherever something is known. */
function tellingColumns(series: JoinedSeries): readonly Float64Array[] {
  switch (series.kind) {
    case 'bars':
      return [series.bars.close];
    case 'scalar':
      return [series.value];
    case 'depth':
      return series.levels.flatMap(({ bidPrice, askPrice }) => [bidPrice, askPrice]);
    default:
      return assertNever(series);
  }
}
