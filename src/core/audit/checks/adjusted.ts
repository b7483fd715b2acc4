import type { Bars } from '../../bars';
import { withFeatures } from '../../dataset/feature-columns';
import { type AuditCheck, type AuditSubject, failed, notRun, passed } from '../check';
import { dataOfPart, eachColumn } from '../columns';
import { counted, percent, some } from '../words';

/** Bars that are compared, over the length of the series. */
const bars = 50;

/** Factors that a split of two for one after the last bar would bring. */
const later = { price: 0.5, volume: 2 };

/**
 * Prices that are adjusted for splits and dividends are divided by what happens after them, so their level tells of it. A feature may use
 * them that stays the same where all prices are halved.
 */
export const adjusted: AuditCheck = {
  key: 'adjusted',
  title: 'Adjusted prices are read as changes, not as levels',
  find(subject) {
    const { experiment } = subject;
    if (experiment.spec.data.prices === 'raw') return notRun('Prices are raw, as they were traded.');
    const most = Math.max(...experiment.parts.map((_, part) => spanOf(subject, part)));
    if (!(most > 1e-6)) return passed('No price of the series was ever changed by a split or a dividend.');
    const readers = new Set<number>();
    for (const part of experiment.parts.keys()) for (const f of levelReaders(subject, part)) readers.add(f);
    const factor = `prices are divided by up to ${(1 + most).toFixed(3)} for what came after them`;
    if (readers.size === 0)
      return passed(
        `${capital(factor)}. None of ${counted(experiment.featureNames.length, 'feature')} changes where all prices are halved, so none reads it.`,
      );
    const names = some([...readers].sort((a, b) => a - b).map((f) => experiment.featureNames[f]!));
    return failed(
      `Adjusted levels: ${names} ${readers.size === 1 ? 'reads' : 'read'} the level of prices that splits and dividends of later years have changed: ${factor}, a move of ${percent(most)} that was not known.`,
      'Use returns, ratios or distances instead of levels, or raw prices, and run again.',
    );
  },
};

/** By how much more early prices were changed than late ones, as a share. */
function spanOf(subject: AuditSubject, part: number): number {
  const { series } = dataOfPart(subject, part);
  const { close, adjustedClose } = series.data.bars;
  if (adjustedClose === null)
    return (
      series.actions.reduce(
        (all, { kind, value }) => all * (kind === 'split' ? value : 1 + value / close[0]!),
        1,
      ) - 1
    );
  const factors = adjustedClose.map((value, t) => close[t]! / value).filter(Number.isFinite);
  const least = factors.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return factors.reduce((a, b) => Math.max(a, b), 0) / least - 1;
}

/** Features that change where all prices of a series do alike. */
function levelReaders(subject: AuditSubject, part: number): readonly number[] {
  const { experiment, openColumns } = subject;
  const { market } = experiment.parts[part]!;
  const length = market.bars.time.length;
  const step = Math.max(1, Math.floor(length / bars));
  const at = Array.from({ length: Math.min(bars, length) }, (_, i) => length - 1 - i * step);
  const before: Float64Array[] = [];
  eachColumn(subject, part, (values, f) => {
    before[f] = Float64Array.from(at, (t) => values[t]!);
  });
  const found: number[] = [];
  const hasSplits = dataOfPart(subject, part).series.actions.some(({ kind }) => kind === 'split');
  const moved = { ...market, bars: halved(market.bars, hasSplits) };
  withFeatures(moved, experiment.spec.features, openColumns, ({ each }) => {
    each((values, f) => {
      const size =
        before[f]!.reduce((sum, value) => sum + (Number.isFinite(value) ? Math.abs(value) : 0), 0) /
        at.length;
      const isOther = at.some((t, i) => Math.abs(values[t]! - before[f]![i]!) > 1e-6 * size);
      if (isOther) found.push(f);
    });
  });
  return found;
}

/** Volume is adjusted by recorded splits alone. */
function halved({ time, open, high, low, close, volume }: Bars, hasSplits: boolean): Bars {
  const half = (column: Float64Array) => column.map((price) => price * later.price);
  return {
    time,
    open: half(open),
    high: half(high),
    low: half(low),
    close: half(close),
    volume: hasSplits ? volume.map((traded) => traded * later.volume) : volume,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
