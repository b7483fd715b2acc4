import type { SpecFault } from '@shared/spec';
import { countFaults, settingsFaults } from './check-settings';
import { type FoldSettings, refusedSplit, type Split, splitOf } from './fold';
import { makeFold } from './make-fold';
import { reachOf } from './reach';
import { type Retraining, retrainingPlaces } from './retraining';
import { momentsOf, type Samples } from './samples';

export interface WalkForward extends FoldSettings {
  /** `rolling` forgets what lies more than `length` moments back; `expanding` never does. */
  readonly window: 'rolling' | 'expanding';
  /** Moments before the first test row; of `rolling`, before every one. Purge and validation are taken from its end. */
  readonly length: number;
  readonly retrain: Retraining;
}

/** Each fold is a model to train, for every seed: trading days of twenty years. */
const mostFolds = 5000;

/**
 * Walks through time: a model is trained on what came before, judged until the next one is trained, and so on to the end; the last
 * stretch may be shorter. Test stretches neither overlap nor leave anything out after the first. Nothing trains after a test, so
 * the embargo has nothing to take. Folds that are flawed stay in their place. Pardo, "The Evaluation and Optimization of
 * Trading Strategies" (2008).
 *
 * @param dayOf day since 1970-01-01 of each moment that samples name, of which `utcDays` is one; not read where retraining counts bars
 */
export function splitWalkForward(samples: Samples, dayOf: Int32Array, settings: WalkForward): Split {
  const faults = [
    ...settingsFaults(samples, settings),
    ...countFaults('split.retrain', settings.retrain.every, 1),
  ];
  faults.push(...countFaults('split.length', settings.length, 1));
  if (faults.length > 0) return refusedSplit(faults);

  const begins = momentsOf(samples);
  const moments = begins.length - 1;
  const days = settings.retrain.unit === 'bars' ? new Int32Array(0) : daysOf(samples, begins, dayOf);
  const places = retrainingPlaces(settings.retrain, moments, days, settings.length);
  const lengthFault = faultOfLength(samples, settings, moments, places.length);
  if (lengthFault !== null) return refusedSplit([lengthFault]);

  const reach = reachOf(samples, settings);
  const folds = Array.from(places, (place, i) => {
    const test = { from: begins[place]!, to: begins[places[i + 1] ?? moments]! };
    const from = settings.window === 'rolling' ? begins[place - settings.length]! : 0;
    return makeFold(`Fold ${i + 1}`, samples, reach, { from, to: test.to }, [test], settings);
  });
  return splitOf(folds);
}

function daysOf({ at }: Samples, begins: Int32Array, dayOf: Int32Array): Int32Array {
  return begins.subarray(0, -1).map((place) => dayOf[at[place]!]!);
}

function faultOfLength(
  { horizon }: Samples,
  { length, retrain }: WalkForward,
  moments: number,
  folds: number,
): SpecFault | null {
  const path = 'split.length';
  if (length <= horizon)
    return {
      path,
      message: `of ${length} bars must be longer than the ${horizon} bars that a label reads ahead`,
    };
  if (folds > mostFolds)
    return {
      path: 'split.retrain',
      message: `makes ${folds} folds to train, more than ${mostFolds}; retrain less often`,
    };
  if (folds > 0) return null;
  if (length >= moments)
    return {
      path,
      message: `of ${length} bars leaves nothing to test: ${moments} bars have rows; shorten it or use more data`,
    };
  return {
    path: 'split.retrain',
    message: `finds no new ${retrain.unit.slice(0, -1)} within the ${moments - length} bars after the first ${length}; retrain more often`,
  };
}
