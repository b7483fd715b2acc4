import { AppError } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { Bars } from '../bars';
import { fitMarkovRegimes, type MarkovRegimes, markovRegimeLabels } from '../labels/markov-regime';
import { classesOf, isToldByFold } from '../labels/outcomes';
import type { Loss } from '../lstm/losses';
import { SpecError } from '../spec/spec-error';
import type { SplitRows } from '../validation/chronological';
import type { Samples } from '../validation/samples';
import type { SplitSamples } from '../validation/split-samples';
import { foldNotes } from '../validation/summary';
import { inlineColumns, type OpenColumns } from './column-source';
import type { ExperimentData } from './experiment-data';
import { type FeatureColumns, withFeatures } from './feature-columns';
import { joinWarnings } from './join-warnings';
import { keepColumns, type ScaleFeatures, scaleColumns } from './kept-features';
import { type Learning, learningOf } from './learning';
import { marketOf } from './market';
import { equalWeightIndex } from './panel/equal-weight-index';
import type { PanelLayout } from './panel/layout';
import type { PanelBars } from './panel/panel-bars';
import { preparePanel } from './panel/prepare-panel';
import type { Scaler } from './scalers/definition';
import { type ExperimentRows, rowsOfExperiment } from './split-rows';
import { type Part, type StackLabels, stackLabelsOf } from './stack';
import type { Target } from './target';
import { datasetWarnings } from './warnings';

/** What is asked of the models of a fold and what came of it, without what they know. Of one series rows are its bar indices. */
export interface Lesson {
  readonly fold: number;
  /** What the loss is given: the number of a class, or the standardised value; NaN where unknown. [stack] */
  readonly labels: Float32Array;
  /** The same before standardising: classes, or values. [stack] */
  readonly outcomes: Float64Array;
  /** As of the experiment: what P(up) is judged by. [stack] */
  readonly direction: Float32Array;
  readonly loss: Loss;
  /** How values became labels; null where labels are classes. */
  readonly target: Target | null;
  /** `unlabelled`: the latest rows, whose label is still in the future; asked of the newest fold alone. */
  readonly rows: SplitRows & { readonly unlabelled: Int32Array };
  /** Sentences for the user. */
  readonly notes: readonly string[];
}

/** Everything that one model is trained on: a fold of an experiment. Rows are places in `matrix`. */
export interface PreparedDataset extends Lesson {
  readonly featureNames: readonly string[];
  /** Features, scaled; NaN where one is undefined. No row's window reads a NaN. */
  readonly matrix: Float32Array; // [stack, features]
  /** What the scaler learnt from the training rows, by name. */
  readonly scaler: Scaler['fitted'];
}

/** An experiment on its data: what all its folds have in common, and each of them. */
export interface PreparedExperiment extends StackLabels {
  readonly spec: ExperimentSpec;
  /** The series, one or those of a panel. */
  readonly parts: readonly Part[];
  /** How the rows of a panel stand together; null of one series. */
  readonly layout: PanelLayout | null;
  /** What accounts are drawn over: the bars of the one series, of a panel the equal-weight index of all, one bar a date. */
  readonly bars: Bars;
  readonly featureNames: readonly string[];
  /** Bars that the slowest feature needs before its first value. */
  readonly warmUp: number;
  /** Bars left out between two neighbouring splits. */
  readonly purge: number;
  readonly samples: Samples;
  readonly split: SplitSamples;
  /** Place of the newest fold that can be trained, whose model speaks of tomorrow. */
  readonly newest: number;
  readonly unlabelled: Int32Array;
  /** Sentences for the user. */
  readonly warnings: readonly string[];
  /**
   * What a fold is trained on. The scaler, the class weights, the mean and deviation of values and the model of regimes see its training
   * rows only.
   *
   * @throws AppError `invalid` where it cannot be trained
   */
  dataset(fold: number): PreparedDataset;
  /** The part of it that judging needs, at hand without scaling any feature. */
  lesson(fold: number): Lesson;
}

/**
 * Turns stored bars into features, labels, rows and scalers as the spec says. Throws AppError `invalid` (mostly SpecError, with the fields at
 * fault) where the data cannot carry the spec.
 *
 * @param openColumns what computes the features: the bits are the same, whatever it is
 */
export function prepareExperiment(
  spec: ExperimentSpec,
  data: ExperimentData,
  openColumns: OpenColumns = inlineColumns,
): PreparedExperiment {
  if (spec.data.panel.length > 0) {
    const panel = preparePanel(spec, data, openColumns);
    const labels = stackLabelsOf(spec, panel.parts, panel.layout);
    const rows = rowsOfExperiment(spec, panel.parts, panel.layout, labels.labelled, panel.warmUp);
    return experimentOf({ ...panel, spec, ...labels, ...rows });
  }
  const market = marketOf(spec.data, data);
  return withFeatures(market, spec.features, openColumns, (features) => {
    const parts = [{ name: spec.data.series, market, known: features.known }];
    const labels = stackLabelsOf(spec, parts, null);
    const rows = rowsOfExperiment(spec, parts, null, labels.labelled, features.warmUp);
    return experimentOf({
      spec,
      parts,
      layout: null,
      ...labels,
      ...rows,
      names: features.names,
      warmUp: features.warmUp,
      scale: scaleColumns(spec.scaler, lasting(features, rows.split.folds.length)),
      notesBefore: market.notes,
      notesAfter: joinWarnings(spec, data, market),
    });
  });
}

/** As `prepareExperiment`, of the newest fold alone. */
export function prepareDataset(
  spec: ExperimentSpec,
  data: ExperimentData,
  openColumns: OpenColumns = inlineColumns,
): PreparedExperiment & PreparedDataset {
  const experiment = prepareExperiment(spec, data, openColumns);
  return { ...experiment, ...experiment.dataset(experiment.newest) };
}

/** What is traded where it is a panel; null of one series. */
export function panelBarsOf({
  parts,
  layout,
}: Pick<PreparedExperiment, 'parts' | 'layout'>): PanelBars<Bars> | null {
  return layout && { layout, series: parts.map(({ market }) => market.bars) };
}

/** Columns can be looked at twice: once for the rows and once to be scaled. More folds than one need them kept. */
function lasting(features: FeatureColumns, folds: number): FeatureColumns {
  return folds > 1 ? keepColumns(features) : features;
}

interface Ingredients extends StackLabels, ExperimentRows {
  readonly spec: ExperimentSpec;
  readonly parts: readonly Part[];
  readonly layout: PanelLayout | null;
  readonly names: readonly string[];
  readonly warmUp: number;
  readonly scale: ScaleFeatures;
  readonly notesBefore: readonly string[];
  readonly notesAfter: readonly string[];
}

function experimentOf(given: Ingredients): PreparedExperiment {
  const all = withNewestTaught(given);
  const { spec, parts, split, newest, names, labelled, direction, rows } = all;
  const lesson = lessonsOf(all);
  const newestFold = foldDataset(all, lesson(newest));
  const market = parts[0]!.market;
  const panel = panelBarsOf(all);
  return {
    spec,
    parts,
    layout: all.layout,
    labelled,
    direction,
    sides: all.sides,
    bars: panel === null ? market.bars : equalWeightIndex(panel),
    featureNames: names,
    warmUp: all.warmUp,
    purge: all.purge,
    samples: all.samples,
    split,
    newest,
    unlabelled: all.unlabelled,
    warnings: [
      ...all.notesBefore,
      ...newestFold.constant.map(
        (f) => `${names[f]} never changes on the training rows, so the model can learn nothing from it.`,
      ),
      ...datasetWarnings(
        spec,
        all.layout === null ? market : null,
        { outcomes: newestFold.outcomes, direction },
        { ...rows, test: allTests(split) },
      ),
      ...(split.folds.length > 1 ? foldNotes(split, labelled.values, classNames(spec)) : []),
      ...all.notesAfter,
      ...newestFold.notes,
    ],
    dataset: (fold) => (fold === newest ? newestFold : foldDataset(all, lesson(fold))),
    lesson,
  };
}

/** None where labels are numbers, or others in every fold. */
function classNames({ label }: ExperimentSpec): readonly string[] {
  return isToldByFold(label) ? [] : classesOf[label.kind];
}

/** Every row that some fold tests, once and in order. */
function allTests({ folds }: SplitSamples): Int32Array {
  const sound = folds.filter(({ flaw }) => flaw === null);
  if (sound.length === 1) return sound[0]!.test;
  return Int32Array.from(new Set(sound.flatMap(({ test }) => [...test]))).sort();
}

function foldDataset(
  { scale, names }: Ingredients,
  lesson: Lesson,
): PreparedDataset & { readonly constant: readonly number[] } {
  const { matrix, fitted, constant, notes } = scale(lesson.rows.train);
  return {
    ...lesson,
    featureNames: names,
    matrix,
    scaler: fitted,
    constant,
    notes: [...notes, ...lesson.notes],
  };
}

/**
 * A model of regimes may find too little in the training rows of a fold: the newest fold is then the newest of which it does not.
 *
 * @throws SpecError where that leaves none
 */
function withNewestTaught(all: Ingredients): Ingredients {
  try {
    lessonsOf(all)(all.newest);
    return all;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const place = all.newest;
    const flawed = all.split.folds.map((fold, f) =>
      f === place ? { ...fold, flaw: `Fold ${f + 1}: ${error.message}` } : fold,
    );
    const newest = flawed.findLastIndex(({ flaw }) => flaw === null);
    if (newest < 0) throw new SpecError([{ path: 'label', message: `cannot be learnt. ${error.message}` }]);
    const { train, validation, test } = flawed[newest]!;
    const rows = { train, validation, test, unlabelled: all.unlabelled };
    return withNewestTaught({ ...all, split: { ...all.split, folds: flawed }, newest, rows });
  }
}

/** A model of regimes is fitted once for a fold. */
function lessonsOf(all: Ingredients): (fold: number) => Lesson {
  const models = new Map<number, MarkovRegimes>();
  return (place) => {
    const fold = all.split.folds[place]!;
    const regimes = regimesOfFold(all, fold.train, models.get(place) ?? null);
    if (regimes.model !== null) models.set(place, regimes.model);
    const learning: Learning = learningOf(all.spec, regimes.outcomes, fold.train);
    return {
      fold: place,
      ...learning,
      outcomes: regimes.outcomes,
      direction: all.direction,
      rows: {
        train: fold.train,
        validation: fold.validation,
        test: fold.test,
        unlabelled: place === all.newest ? all.unlabelled : new Int32Array(0),
      },
      notes: regimes.notes,
    };
  };
}

/**
 * Outcomes of a fold: a model of regimes is fitted to its training rows, everything else is the same for all folds.
 *
 * @param fitted the model of the fold where it is there already
 */
function regimesOfFold(
  { spec, parts, layout, labelled }: Ingredients,
  training: Int32Array,
  fitted: MarkovRegimes | null,
) {
  const { horizon } = spec.label;
  if (!isToldByFold(spec.label) || layout !== null)
    return { model: null, outcomes: labelled.values, notes: [] };
  const { bars, breaks } = parts[0]!.market;
  const model = fitted ?? fitMarkovRegimes(bars.close, training, spec.seed);
  return {
    model,
    outcomes: markovRegimeLabels(model, bars.close, horizon, breaks),
    notes: model.note === null ? [] : [model.note],
  };
}
