import type { StoredBars } from '@core/bars';
import type { Finding } from '@shared/series';
import { sessionOpens } from '../dataset/session-opens';
import { counted, ExampleList, finding } from './findings';
import { describeLength, findGaps } from './gaps';

/** Shares of bars above this make a finding of them. */
const sameOpenShare = 0.05;

/** Findings that only show over the whole series: volume, gaps, opens that are no opens. */
export function checkSeries(bars: StoredBars, lines: Uint32Array, hasVolume: boolean): Finding[] {
  return [
    ...(hasVolume ? [missingVolume(bars, lines), zeroVolume(bars, lines)] : [noVolume(lines.length)]),
    gaps(bars, lines),
    sameOpen(bars),
  ].filter((each) => each !== null);
}

export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function noVolume(count: number): Finding {
  return finding('missing-volume', 'note', count, {
    message: 'The file has no volume; features of volume cannot be used with this series.',
  });
}

function missingVolume({ volume }: StoredBars, lines: Uint32Array): Finding | null {
  const list = new ExampleList();
  volume.forEach((value, bar) => {
    if (Number.isNaN(value)) list.add(lines[bar]!, null, () => 'the volume is missing.');
  });
  if (list.count === 0) return null;
  return finding('missing-volume', 'warning', list.count, {
    message: `${counted(list.count, 'bar has', 'bars have')} no volume; features of volume are undefined around ${list.count === 1 ? 'it' : 'them'}.`,
    examples: list.examples,
  });
}

function zeroVolume({ volume }: StoredBars, lines: Uint32Array): Finding | null {
  const list = new ExampleList();
  volume.forEach((value, bar) => {
    if (value === 0) list.add(lines[bar]!, null, () => 'the volume is zero.');
  });
  if (list.count === 0) return null;
  return finding('zero-volume', 'warning', list.count, {
    message: `${counted(list.count, 'bar has', 'bars have')} a volume of zero: nothing was traded there, or the source had no volume.`,
    examples: list.examples,
  });
}

function gaps({ time }: StoredBars, lines: Uint32Array): Finding | null {
  const found = findGaps(time);
  const longest = found.reduce<(typeof found)[number] | null>(
    (best, gap) => (best === null || gap.lengthMs > best.lengthMs ? gap : best),
    null,
  );
  if (longest === null) return null;
  const list = new ExampleList();
  for (const { before, lengthMs } of found) {
    list.add(
      lines[before]!,
      null,
      () => `nothing for ${describeLength(lengthMs)} after ${dayOf(time[before]!)}.`,
    );
  }
  return finding('gap', 'warning', list.count, {
    message:
      `${counted(list.count, 'gap')} between bars, the longest ${describeLength(longest.lengthMs)} after ${dayOf(time[longest.before]!)}. ` +
      'Windows run across gaps as if they were not there.',
    examples: list.examples,
  });
}

function sameOpen({ time, open, close }: StoredBars): Finding | null {
  const opens = sessionOpens(time);
  const isSame = new Uint8Array(open.length);
  let count = 0;
  let all = 0;
  for (let bar = 1; bar < open.length; bar += 1) {
    if (opens[bar] === 0) continue;
    all += 1;
    if (open[bar] !== close[bar - 1]) continue;
    isSame[bar] = 1;
    count += 1;
  }
  const share = count / all;
  if (!(share > sameOpenShare) || count < 2) return null;
  const half = densestEnd(isSame, count);
  return finding('open-equals-previous-close', 'warning', count, {
    message:
      `On ${counted(count, 'bar')} of ${all.toLocaleString('en-US')} (${percent(share)}) the open equals the previous close` +
      `${half === null ? '' : `, most of them ${half.side} ${dayOf(time[half.bar]!)} (${percent(half.share)} there)`}. ` +
      'Unless the market trades round the clock, such opens were not recorded, and fills at them are fictitious.',
  });
}

/**
 * Where the bars with the trait crowd at one end of the series: the cut that best parts a stretch with it
 * from one without (largest difference of the two shares' counts). Null where they are spread about.
 */
function densestEnd(trait: Uint8Array, count: number) {
  const overall = count / trait.length;
  let sum = 0;
  let best = { bar: 0, excess: 0 };
  trait.forEach((has, bar) => {
    sum += has - overall;
    if (Math.abs(sum) > Math.abs(best.excess)) best = { bar, excess: sum };
  });
  const before = trait.subarray(0, best.bar + 1);
  const inside = best.excess > 0 ? before : trait.subarray(best.bar + 1);
  const held = inside.reduce((total, has) => total + has, 0);
  if (held < 0.8 * count || inside.length > 0.8 * trait.length) return null;
  return { side: best.excess > 0 ? 'until' : 'after', bar: best.bar, share: held / inside.length };
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
