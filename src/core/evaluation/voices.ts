import type { SplitName } from '@shared/runs';
import type { PreparedExperiment } from '../dataset/prepare';
import { type DecidedFold, decideFold, type FoldSaid } from './decided-fold';
import { ensembleOf } from './ensemble';
import type { ModelOutputs } from './evaluate-experiment';
import type { Predictions } from './predictions';
import { modelPredictions } from './split-predictions';
import type { RunTerms } from './terms';

/** What a seed or the ensemble says of each fold; null where a fold was not trained. */
export type Voice = readonly (DecidedFold | null)[];

export interface Voices {
  readonly ensemble: Voice;
  readonly bySeed: readonly Voice[];
}

/** All that the models of a run say, calibrated and with rules of their own. Fold by fold, so that what a fold asks is looked up once for all its models. */
export function decideAllFolds(
  experiment: PreparedExperiment,
  terms: RunTerms,
  models: readonly ModelOutputs[],
  seeds: readonly number[],
): Voices {
  const { split, spec } = experiment;
  const ensemble: (DecidedFold | null)[] = [];
  const bySeed = seeds.map((): (DecidedFold | null)[] => []);
  const newest = Math.max(...models.map(({ fold }) => fold));
  split.folds.forEach((_, fold) => {
    const own = models.filter((model) => model.fold === fold);
    if (own.length === 0) {
      for (const voice of [ensemble, ...bySeed]) voice.push(null);
      return;
    }
    const lesson = experiment.lesson(fold);
    const decide = (said: FoldSaid, isCurious: boolean) =>
      decideFold(spec.decision, terms, lesson, said, isCurious);
    const said = new Map(
      own.map(({ seed, outputs }) => [seed, saidOf(fold, modelPredictions(lesson, outputs))]),
    );
    // Only the newest fold's thresholds are shown where they decide nothing.
    const all = decide(togetherOf(fold, [...said.values()]), fold === newest);
    ensemble.push(all);
    bySeed.forEach((voice, place) => {
      const one = said.get(seeds[place]!);
      voice.push(one === undefined ? null : seeds.length === 1 ? all : decide(one, false));
    });
  });
  return { ensemble, bySeed };
}

function saidOf(fold: number, { train, validation, test }: Record<SplitName, Predictions>): FoldSaid {
  return { fold, train: train.probability.length === 0 ? null : train, validation, test };
}

function togetherOf(fold: number, models: readonly FoldSaid[]): FoldSaid {
  const trains = models.flatMap(({ train }) => train ?? []);
  return {
    fold,
    train: trains.length < models.length ? null : ensembleOf(trains),
    validation: ensembleOf(models.map(({ validation }) => validation)),
    test: ensembleOf(models.map(({ test }) => test)),
  };
}
