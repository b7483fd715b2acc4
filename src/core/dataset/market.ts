import { barIntervalMs, type ExperimentSpec } from '@shared/spec';
import type { Bars } from '../bars';
import type { Joined } from '../joined';
import { adjustBars, selectPeriod } from './bars';
import type { ExperimentData } from './experiment-data';
import { joinAuxiliary } from './join';

/** What features, labels and trades are computed from. */
export interface Market {
  /** Of the asked period, prices and length. */
  readonly bars: Bars;
  /** The auxiliary series as they were known at each of these bars. */
  readonly joined: Joined;
}

/** Brings the data into the form that the spec asks for. Throws AppError `invalid` where that is not possible. */
export function marketOf(spec: ExperimentSpec['data'], { series, auxiliary }: ExperimentData): Market {
  const bars = selectPeriod(adjustBars(series.data.bars, spec.prices), spec.from, spec.to);
  const length = spec.interval === 'series' ? series.intervalMs : barIntervalMs[spec.interval];
  return { bars, joined: joinAuxiliary(spec, auxiliary, bars, length) };
}
