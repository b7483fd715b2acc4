import { assertNever } from '@shared/errors';
import { movementClasses } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { LabelKind } from '@shared/spec-label';
import type { Bars } from '../bars';
import { logReturn } from '../indicators/returns';
import { notAcrossBreaks } from './across-breaks';
import { barVolatility } from './bar-volatility';
import { crossSectionClasses } from './cross-section';
import { directionLabels } from './direction';
import { type Labelled, withHorizon } from './labelled';
import { whereObserved } from './markov-regime';
import { metaClasses, metaLabels } from './meta';
import { movementLabels } from './movement';
import { regimeLabels } from './regime';
import { regimeNames } from './regimes';
import { horizonReturns } from './returns';
import { barrierClasses, tripleBarrierLabels } from './triple-barrier';
import { volatilityLabels } from './volatility';

type LabelSpec = ExperimentSpec['label'];

/** Classes of the label, in the order of their numbers; none where it is a number. */
export const classesOf = {
  direction: ['not up', 'up'],
  movement: movementClasses,
  return: [],
  simpleReturn: [],
  volatility: [],
  regime: regimeNames,
  tripleBarrier: barrierClasses,
  meta: metaClasses,
  aboveMedian: crossSectionClasses,
} as const satisfies Record<LabelKind, readonly string[]>;

/** Whether what is learnt is a number and not a class. */
export function isNumberLabel(kind: LabelKind): boolean {
  return classesOf[kind].length === 0;
}

/** Whether labels hang on the fold: regimes as a model that is fitted to its training rows tells them. */
export function isToldByFold({ kind, regimes }: LabelSpec): boolean {
  return kind === 'regime' && regimes === 'markov';
}

/**
 * What the label of each bar becomes: the number of a class, or a value; NaN where unknown; and the last bar that each reads, `horizon` bars
 * later at most. Of `aboveMedian` the log return, which is compared where the other series are at hand (`dataset/panel`); of `regime` by
 * hidden Markov model what the rule says where the model will say something, until the training rows are known
 * (`labels/markov-regime`). [time]
 *
 * @param breaks 1 where bars are missing just before, which no label reaches across; null where nothing breaks [time]
 */
export function outcomesOf(label: LabelSpec, bars: Bars, breaks: Uint8Array | null = null): Labelled {
  const { kind, horizon } = label;
  const { close } = bars;
  const ahead = (values: Float64Array): Labelled =>
    withHorizon(notAcrossBreaks(values, horizon, breaks), horizon);
  switch (kind) {
    case 'direction':
      return ahead(Float64Array.from(directionLabels(close, horizon)));
    case 'movement':
      return ahead(Float64Array.from(movementLabels(close, horizon, label.band)));
    case 'return':
    case 'aboveMedian':
      return ahead(horizonReturns(close, horizon));
    case 'simpleReturn':
      return ahead(horizonReturns(close, horizon).map(Math.expm1));
    case 'volatility':
      return volatilityLabels(close, horizon, breaks);
    case 'regime': {
      const { values } = regimeLabels(close, horizon, label, breaks);
      // What is unknown to the model must be no row of its folds, whose training would meet a label that is none.
      return withHorizon(
        label.regimes === 'markov' ? whereObserved(values, close, horizon) : values,
        horizon,
      );
    }
    case 'tripleBarrier':
      return tripleBarrierLabels(bars, barVolatility(close, label.volatilityBars), label, breaks);
    case 'meta': {
      const barriers = { horizon, profit: label.upper, stop: label.lower };
      const volatility = barVolatility(close, label.volatilityBars);
      return metaLabels(bars, sidesOf(label, close), volatility, barriers, breaks);
    }
    default:
      return assertNever(kind);
  }
}

/** Of `meta`, the side of the bet at each bar, known at its close: 1 long, -1 short, 0 none; NaN before there is one. [time] */
export function sidesOf({ side, sideBars }: LabelSpec, close: Float64Array): Float64Array {
  const sign = side === 'momentum' ? 1 : -1;
  return logReturn(close, sideBars).map((change) => sign * Math.sign(change));
}
