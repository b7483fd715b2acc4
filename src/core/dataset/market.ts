import type { ExperimentSpec } from '@shared/spec';
import { type Bars, sliceBars } from '../bars';
import type { Joined } from '../joined';
import { adjustBars, periodOf } from './bars';
import { barsInTime } from './bars-in-time';
import type { ExperimentData } from './experiment-data';
import { joinAuxiliary } from './join';
import { breaksOf } from './missing-bars';
import { timeNotes } from './time-notes';

/** What features, labels and trades are computed from. */
export interface Market {
  /** Of the asked period, prices, session and length. */
  readonly bars: Bars;
  /** The auxiliary series as they were known at each of these bars. */
  readonly joined: Joined;
  /** 1 where bars are missing just before, so that no window and no label reaches across; null where nothing breaks. [time] */
  readonly breaks: Uint8Array | null;
  /** What was left out, is missing or was filled, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Brings the data into the form that the spec asks for. Prices are adjusted first, by the bars that the file has; then come session, length
 * and missing bars (`barsInTime`); the period last, so that its first bars are as whole as any other. Throws AppError `invalid` where
 * that is not possible.
 */
export function marketOf(
  spec: ExperimentSpec['data'],
  { series, auxiliary }: Pick<ExperimentData, 'series' | 'auxiliary'>,
): Market {
  const adjusted = adjustBars(series.data.bars, spec.prices, series.actions);
  const inTime = barsInTime(spec, adjusted, series.intervalMs);
  const { start, end } = periodOf(inTime.bars.time, spec.from, spec.to);
  const isAll = start === 0 && end === inTime.bars.time.length;
  const bars = isAll ? inTime.bars : sliceBars(inTime.bars, start, end);
  const { intervalMs, calendar, missing } = inTime;
  const isBroken = missing !== null && spec.missingBars === 'break';
  return {
    bars,
    joined: joinAuxiliary(spec, auxiliary, bars, intervalMs, calendar),
    breaks: isBroken ? breaksOf(inTime.bars.time.length, missing).slice(start, end) : null,
    notes: timeNotes(spec, inTime, bars.time[0]!, bars.time.at(-1)!, bars.time.length),
  };
}
