import { assertNever } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { LabelKind } from '@shared/spec-label';

type Learning = Pick<ExperimentSpec, 'label' | 'training'>;

/** How a loss is named on an axis. Curves with equal words can share one. */
export interface LossWords {
  readonly title: string;
  readonly unit: string;
  /** What knowing nothing scores, where that is a number known before. */
  readonly baseline?: LossBaseline;
}

export interface LossBaseline {
  readonly value: number;
  readonly label: string;
  /** It holds on the training rows alone: others are calmer or wilder, so that the same knowledge scores otherwise there. */
  readonly isOfTraining?: boolean;
}

/** The loss that a run is trained on, without class weights and label smoothing, as its curves show it. */
export function lossWords({ label, training }: Learning): LossWords {
  const { loss, huberDelta } = training;
  switch (loss) {
    case 'auto':
      return isNumber(label.kind) ? squared : crossEntropyOf(label.kind);
    case 'crossEntropy':
      return crossEntropyOf(label.kind);
    case 'squared':
      return squared;
    case 'huber':
      return {
        title: 'Huber loss',
        unit: `squared s.d. of the training returns up to ${huberDelta} s.d., linear beyond`,
      };
    case 'gaussian':
      return gaussian;
    case 'quantile':
      return {
        title: 'Pinball loss',
        unit: `s.d. of the training returns, mean over the quantiles ${training.quantiles.join(', ')}`,
      };
    default:
      return assertNever(loss);
  }
}

/** What the accuracy of the epochs counts. */
export function accuracyUnit({ label }: Learning): string {
  switch (label.kind) {
    case 'direction':
    case 'meta':
    case 'aboveMedian':
      return 'share of rows called right';
    case 'movement':
      return 'share of rows called right: down, flat or up';
    case 'regime':
      return 'share of rows called right: bear, sideways or bull';
    case 'tripleBarrier':
      return 'share of rows called right: lower, neither or upper';
    case 'return':
    case 'simpleReturn':
      return 'share of rows whose direction was forecast right';
    case 'volatility':
      return 'share of rows on the right side of the usual volatility';
    default:
      return assertNever(label.kind);
  }
}

function isNumber(kind: LabelKind): boolean {
  return kind === 'return' || kind === 'simpleReturn' || kind === 'volatility';
}

function crossEntropyOf(kind: LabelKind): LossWords {
  const words = threeClasses[kind];
  return words === undefined ? twoClasses : { ...oneInThree, unit: `nats, for ${words}` };
}

const threeClasses: { readonly [K in LabelKind]?: string } = {
  movement: 'down, flat and up',
  regime: 'bear, sideways and bull',
  tripleBarrier: 'lower, neither and upper',
};

// Kept as they are, so that a chart is not drawn anew at every epoch.
const twoClasses: LossWords = {
  title: 'Log loss',
  unit: 'nats',
  baseline: { value: Math.LN2, label: 'Coin' },
};
const oneInThree: Omit<LossWords, 'unit'> = {
  title: 'Log loss, 3 classes',
  baseline: { value: Math.log(3), label: 'One in three' },
};
const squared: LossWords = {
  title: 'Squared error',
  unit: 'squared s.d. of the training returns',
  baseline: { value: 1, label: 'Naive on training', isOfTraining: true },
};
/** A standard normal distribution, which is what the training labels are scaled to, scores (1 + ln 2 pi) / 2. */
const gaussian: LossWords = {
  title: 'Negative log likelihood',
  unit: 'nats, returns in s.d. of the training returns',
  baseline: {
    value: (1 + Math.log(2 * Math.PI)) / 2,
    label: 'Naive on training',
    isOfTraining: true,
  },
};
