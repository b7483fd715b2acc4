import { type BaselineKind, baselineKinds } from '@shared/baselines';
import type { Baseline, LabelSpec } from './baseline';
import { alwaysUpBaseline } from './kinds/always-up';
import { baseRateBaseline } from './kinds/base-rate';
import { boostingBaseline } from './kinds/boosting';
import { buyAndHoldBaseline } from './kinds/buy-and-hold';
import { ewmaBaseline } from './kinds/ewma';
import { forestBaseline } from './kinds/forest';
import { garchBaseline } from './kinds/garch';
import { gruBaseline } from './kinds/gru';
import { harBaseline } from './kinds/har';
import { lastValueBaseline } from './kinds/last-value';
import { logisticBaseline } from './kinds/logistic';
import { markovBaseline } from './kinds/markov';
import { persistenceBaseline } from './kinds/persistence';
import { reversalBaseline } from './kinds/reversal';
import { transformerBaseline } from './kinds/transformer';

const baselines: Readonly<Record<BaselineKind, Baseline>> = {
  baseRate: baseRateBaseline,
  alwaysUp: alwaysUpBaseline,
  persistence: persistenceBaseline,
  reversal: reversalBaseline,
  buyAndHold: buyAndHoldBaseline,
  logistic: logisticBaseline,
  forest: forestBaseline,
  boosting: boostingBaseline,
  gru: gruBaseline,
  transformer: transformerBaseline,
  lastValue: lastValueBaseline,
  ewma: ewmaBaseline,
  har: harBaseline,
  garch: garchBaseline,
  markov: markovBaseline,
};

export function baselineOf(kind: BaselineKind): Baseline {
  return baselines[kind];
}

/** Those that can be asked what the label asks, in the order of `baselineKinds`. */
export function baselinesFor(label: LabelSpec): readonly Baseline[] {
  return baselineKinds.map(baselineOf).filter((baseline) => baseline.fits(label));
}
