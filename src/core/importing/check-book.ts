import type { DepthLevel, DepthSnapshots } from '@core/series-data';
import type { Finding } from '@shared/series';
import { counted, ExampleList, finding } from './findings';

/** What is so in more than this share of the snapshots is the file's doing, not the market's. */
const mixedUpShare = 0.5;

/** Faults of snapshots. `lines` are those of the file. */
export function checkBook({ levels }: DepthSnapshots, lines: Uint32Array): Finding[] {
  return [
    nonPositivePrices(levels, lines),
    negativeSizes(levels, lines),
    crossed(levels[0], lines),
    outOfOrder(levels, lines),
    missingLevels(levels, lines),
  ].filter((each) => each !== null);
}

/** One example a snapshot, of the best level that has the fault. */
function snapshotsWith(
  levels: readonly DepthLevel[],
  lines: Uint32Array,
  faultOf: (level: DepthLevel, index: number, t: number) => string | null,
): ExampleList {
  const list = new ExampleList();
  for (let t = 0; t < lines.length; t += 1) {
    for (let index = 0; index < levels.length; index += 1) {
      const fault = faultOf(levels[index]!, index, t);
      if (fault === null) continue;
      list.add(lines[t]!, null, () => fault);
      break;
    }
  }
  return list;
}

function nonPositivePrices(levels: readonly DepthLevel[], lines: Uint32Array): Finding | null {
  const list = snapshotsWith(levels, lines, ({ bidPrice, askPrice }, index, t) =>
    bidPrice[t]! <= 0 || askPrice[t]! <= 0
      ? `a price of level ${index + 1} is not above zero (bid ${bidPrice[t]}, ask ${askPrice[t]}).`
      : null,
  );
  if (list.count === 0) return null;
  return finding('non-positive-price', 'error', list.count, {
    message: `${counted(list.count, 'snapshot has', 'snapshots have')} a price of zero or less. Leave the cells of empty levels empty, or correct them in the file.`,
    examples: list.examples,
  });
}

function negativeSizes(levels: readonly DepthLevel[], lines: Uint32Array): Finding | null {
  const list = snapshotsWith(levels, lines, ({ bidSize, askSize }, index, t) =>
    bidSize[t]! < 0 || askSize[t]! < 0
      ? `a size of level ${index + 1} is below zero (bid ${bidSize[t]}, ask ${askSize[t]}).`
      : null,
  );
  if (list.count === 0) return null;
  return finding('negative-size', 'error', list.count, {
    message: `${counted(list.count, 'snapshot has', 'snapshots have')} a size below zero, which no order has. Check whether price and size columns are mixed up, or correct the file.`,
    examples: list.examples,
  });
}

function crossed(best: DepthLevel | undefined, lines: Uint32Array): Finding | null {
  if (best === undefined) return null;
  const list = snapshotsWith([best], lines, ({ bidPrice, askPrice }, _, t) =>
    bidPrice[t]! >= askPrice[t]! ? `the bid ${bidPrice[t]} is not below the ask ${askPrice[t]}.` : null,
  );
  if (list.count === 0) return null;
  const snapshots = `${counted(list.count, 'snapshot has', 'snapshots have')} a best bid that is not below the best ask`;
  return list.count > mixedUpShare * lines.length
    ? finding('crossed-book', 'error', list.count, {
        message: `${snapshots}: bid and ask columns are mixed up. Set their roles the other way round.`,
        examples: list.examples,
      })
    : finding('crossed-book', 'warning', list.count, {
        message: `${snapshots}, as in auctions or where messages were lost; spreads are zero or negative there.`,
        examples: list.examples,
      });
}

function outOfOrder(levels: readonly DepthLevel[], lines: Uint32Array): Finding | null {
  const list = snapshotsWith(levels.slice(1), lines, ({ bidPrice, askPrice }, index, t) => {
    const better = levels[index]!;
    if (bidPrice[t]! >= better.bidPrice[t]!)
      return `bid ${bidPrice[t]} of level ${index + 2} is not below ${better.bidPrice[t]} of level ${index + 1}.`;
    if (askPrice[t]! <= better.askPrice[t]!)
      return `ask ${askPrice[t]} of level ${index + 2} is not above ${better.askPrice[t]} of level ${index + 1}.`;
    return null;
  });
  if (list.count === 0) return null;
  const snapshots = `In ${counted(list.count, 'snapshot')} the levels do not go from the best price to the worst`;
  return list.count > mixedUpShare * lines.length
    ? finding('level-order', 'error', list.count, {
        message: `${snapshots}: the levels are numbered otherwise. Set the roles of the columns so that level 1 is the best.`,
        examples: list.examples,
      })
    : finding('level-order', 'warning', list.count, {
        message: `${snapshots}; features of the depth are unreliable there.`,
        examples: list.examples,
      });
}

function missingLevels(levels: readonly DepthLevel[], lines: Uint32Array): Finding | null {
  const list = snapshotsWith(levels, lines, ({ bidPrice, bidSize, askPrice, askSize }, index, t) => {
    if (Number.isNaN(bidPrice[t]! + bidSize[t]!)) return `bid level ${index + 1} is empty.`;
    return Number.isNaN(askPrice[t]! + askSize[t]!) ? `ask level ${index + 1} is empty.` : null;
  });
  if (list.count === 0) return null;
  return finding('missing-level', 'warning', list.count, {
    message: `${counted(list.count, 'snapshot lacks', 'snapshots lack')} a price or a size; features that read such a level are undefined there.`,
    examples: list.examples,
  });
}
