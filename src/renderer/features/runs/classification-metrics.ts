import type { Classification } from '@shared/runs';
import { formatLoss } from '../../ui/format';
import { fourDigits, type Metric, percent1, threeDigits } from './metric';

const noBothClasses = 'Only one class happened.';

/** How well P(up) tells the two sides apart, and how right it is. */
export const classificationMetrics: readonly Metric<Classification>[] = [
  {
    id: 'accuracy',
    label: 'Accuracy',
    help: 'Share of rows whose direction was called right, up being P(up) above one half.',
    better: 'higher',
    format: percent1,
    read: (source) => source.accuracy,
    whenUndefined: 'There is no labelled row in this split.',
  },
  {
    id: 'precision',
    label: 'Precision',
    help: 'Of the rows called up, the share that went up.',
    better: 'higher',
    format: percent1,
    read: (source) => source.precision,
    whenUndefined: 'No row was called up.',
  },
  {
    id: 'recall',
    label: 'Recall',
    help: 'Of the rows that went up, the share that was called up.',
    better: 'higher',
    format: percent1,
    read: (source) => source.recall,
    whenUndefined: 'No row went up.',
  },
  {
    id: 'f1',
    label: 'F1',
    help: 'Harmonic mean of precision and recall. Always saying up scores high here in a rising market.',
    better: 'higher',
    format: threeDigits,
    read: (source) => source.f1,
    whenUndefined: 'No row went up and none was called up.',
  },
  {
    id: 'logLoss',
    label: 'Log loss',
    help: 'Mean negative log likelihood, in nats. A coin scores 0.6931; lower is better.',
    better: 'lower',
    format: formatLoss,
    read: (source) => source.logLoss,
    whenUndefined: 'There is no labelled row in this split.',
  },
  {
    id: 'balancedAccuracy',
    label: 'Balanced accuracy',
    help: 'Mean recall of both classes. Always saying the same gives one half, however frequent it is.',
    better: 'higher',
    format: percent1,
    read: (source) => source.balancedAccuracy,
    whenUndefined: noBothClasses,
  },
  {
    id: 'mcc',
    label: 'MCC',
    help: "Matthews' correlation of what was said and what happened, from −1 to 1; 0 is chance.",
    better: 'higher',
    format: threeDigits,
    read: (source) => source.mcc,
    whenUndefined: 'Only one class happened, or only one was said.',
  },
  {
    id: 'rocAuc',
    label: 'ROC AUC',
    help: 'Chance that a row that came true was given a higher probability than one that did not; 0.5 is chance.',
    better: 'higher',
    format: threeDigits,
    read: (source) => source.rocAuc,
    whenUndefined: noBothClasses,
  },
  {
    id: 'prAuc',
    label: 'PR AUC',
    help: 'Average precision over all thresholds. Chance gives the share of rows that came true.',
    better: 'higher',
    format: threeDigits,
    read: (source) => source.prAuc,
    whenUndefined: 'No row came true.',
  },
  {
    id: 'brier',
    label: 'Brier score',
    help: 'Mean squared distance of the probability from what happened. A coin scores 0.25; lower is better.',
    better: 'lower',
    format: fourDigits,
    read: (source) => source.brier,
    whenUndefined: 'There is no labelled row in this split.',
  },
];
