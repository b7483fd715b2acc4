import type { StoredBars } from '@core/bars';
import type { Finding } from '@shared/series';
import { counted, ExampleList, finding } from './findings';

/** Prices are printed with rounding: an open this much outside of high and low, relatively, is none. */
const rangeTolerance = 1e-6;

/** Faults of single bars. `lines` are those of the file. */
export function checkPrices(bars: StoredBars, lines: Uint32Array): Finding[] {
  return [positivePrices(bars, lines), highBelowLow(bars, lines), outsideRange(bars, lines)].filter(
    (each) => each !== null,
  );
}

function positivePrices(bars: StoredBars, lines: Uint32Array): Finding | null {
  const list = new ExampleList();
  const columns = [
    ['open', bars.open],
    ['high', bars.high],
    ['low', bars.low],
    ['close', bars.close],
    ['adjusted close', bars.adjustedClose],
  ] as const;
  for (let bar = 0; bar < lines.length; bar += 1) {
    for (const [name, column] of columns) {
      if (column === null || !(column[bar]! <= 0)) continue;
      list.add(lines[bar]!, name, () => `the price ${column[bar]} is not above zero.`);
      break;
    }
  }
  if (list.count === 0) return null;
  return finding('non-positive-price', 'error', list.count, {
    message: `${counted(list.count, 'bar has', 'bars have')} a price of zero or less, for which no return exists. Correct or remove them in the file.`,
    examples: list.examples,
  });
}

function highBelowLow({ high, low }: StoredBars, lines: Uint32Array): Finding | null {
  const list = new ExampleList();
  for (let bar = 0; bar < lines.length; bar += 1) {
    if (high[bar]! < low[bar]!)
      list.add(lines[bar]!, 'high', () => `the high ${high[bar]} is below the low ${low[bar]}.`);
  }
  if (list.count === 0) return null;
  return finding('high-below-low', 'error', list.count, {
    message: `${counted(list.count, 'bar has', 'bars have')} a high below the low. Check whether the columns are mixed up, or correct the bars in the file.`,
    examples: list.examples,
  });
}

function outsideRange({ open, high, low, close }: StoredBars, lines: Uint32Array): Finding | null {
  const list = new ExampleList();
  for (let bar = 0; bar < lines.length; bar += 1) {
    if (high[bar]! < low[bar]!) continue;
    const slack = Math.abs(high[bar]!) * rangeTolerance;
    const isOutside = (price: number) => price > high[bar]! + slack || price < low[bar]! - slack;
    const name = isOutside(open[bar]!) ? 'open' : isOutside(close[bar]!) ? 'close' : null;
    if (name === null) continue;
    const price = (name === 'open' ? open : close)[bar];
    list.add(
      lines[bar]!,
      name,
      () => `the ${name} ${price} lies outside of low ${low[bar]} and high ${high[bar]}.`,
    );
  }
  if (list.count === 0) return null;
  return finding('outside-range', 'warning', list.count, {
    message: `${counted(list.count, 'bar has', 'bars have')} an open or close outside of low and high. Features of the range are unreliable there.`,
    examples: list.examples,
  });
}
