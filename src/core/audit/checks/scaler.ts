import type { Fold } from '../../validation/fold';
import { type AuditCheck, type AuditSubject, failed, notRun, passed } from '../check';
import { firstDifference, refit } from '../refitted';
import { counted } from '../words';

/** Folds that are fitted again, spread over all of them. */
const mostFolds = 6;

/** What the scaler learnt is what the training rows teach, and no others. */
export const scaler: AuditCheck = {
  key: 'scaler',
  title: 'The scaler is fitted to training rows alone',
  find(subject) {
    const { experiment } = subject;
    if (experiment.spec.scaler.kind === 'none') return notRun('The experiment scales nothing.');
    const places = soundFolds(experiment.split.folds);
    for (const place of places) {
      const fold = experiment.split.folds[place]!;
      const used = datasetOf(subject, place).scaler;
      const difference = firstDifference(refit(subject, fold.train).fitted, used);
      if (difference === null) continue;
      const feature = experiment.featureNames[difference.at % experiment.featureNames.length]!;
      return failed(
        `Scaler leak: the ${difference.name} of ${feature} is not that of the ${counted(fold.train.length, 'training row')}${ofFold(place, experiment.split.folds)}; ${whoseIt(subject, fold, used)}.`,
        'A scaler that has seen validation or test rows tells the model how large later values become. Fit it to the training rows, and run again.',
      );
    }
    const rows = experiment.split.folds[places.at(-1)!]!.train.length;
    return passed(
      `Fitted again to the ${counted(rows, 'training row')}${places.length > 1 ? ` and to those of ${counted(places.length - 1, 'other fold')}` : ''}: the same figures for all features.`,
    );
  },
};

function datasetOf({ experiment, dataset }: AuditSubject, place: number) {
  return place === dataset.fold ? dataset : experiment.dataset(place);
}

/** The newest and some of the others. */
function soundFolds(folds: readonly Fold[]): readonly number[] {
  const sound = [...folds.keys()].filter((f) => folds[f]!.flaw === null);
  const step = Math.max(1, (sound.length - 1) / (mostFolds - 1));
  return [...new Set(sound.map((_, i) => sound[Math.min(sound.length - 1, Math.round(i * step))]!))].slice(
    0,
    mostFolds,
  );
}

function ofFold(place: number, folds: readonly Fold[]): string {
  return folds.length === 1 ? '' : ` of fold ${place + 1}`;
}

/** Which rows it was fitted to, where that can be told. */
function whoseIt(subject: AuditSubject, fold: Fold, used: Parameters<typeof firstDifference>[1]): string {
  const { train, validation, test } = fold;
  const joined = (...parts: readonly Int32Array[]) =>
    Int32Array.from(parts.flatMap((part) => [...part])).sort();
  const candidates = [
    ['training and validation rows together', joined(train, validation)],
    ['training and test rows together', joined(train, test)],
    ['all rows, those of the test among them', joined(train, validation, test)],
    ['all usable rows, those of the test among them', subject.experiment.samples.row.toSorted()],
  ] as const;
  const found = candidates.find(([, rows]) => firstDifference(refit(subject, rows).fitted, used) === null);
  return found === undefined ? 'it was fitted to other rows' : `it is that of ${found[0]}`;
}
