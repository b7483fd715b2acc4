import type { ExperimentSpec } from '@shared/spec';
import { earnedMost, type ThresholdTrial, thresholdGrid } from '../backtest/choose-threshold';
import type { DecisionRule } from '../backtest/decide';
import type { Lesson } from '../dataset/prepare';
import { calibrate, fitCalibrator } from '../stats/calibration/calibrator';
import { upShareOf } from '../stats/classification';
import { complement } from '../stats/forecast';
import { returnsOf } from '../stats/returns';
import { nextStart } from './evaluate';
import type { JudgedSplit } from './evaluate-split';
import { naiveOf } from './naive';
import type { Predictions } from './predictions';
import { extremesOf, splitRange } from './split-bars';
import { rowsToPredict, type SplitPredictions, withOutcomes } from './split-predictions';
import type { RunTerms } from './terms';
import { sameRule, wantedOf } from './thresholds';

/** What is said of the rows of `rowsToPredict` of a fold, by a model, an ensemble or a baseline. */
export interface FoldSaid {
  readonly fold: number;
  /** Null where nothing was asked. */
  readonly train: Predictions | null;
  readonly validation: Predictions;
  readonly test: Predictions;
}

/** The same after calibration, with the rule that decides by it. */
export interface DecidedFold {
  readonly fold: number;
  readonly rule: DecisionRule;
  readonly train: JudgedSplit | null;
  readonly validation: JudgedSplit;
  readonly test: JudgedSplit;
  /** The test rows as they were said, before calibration. */
  readonly raw: JudgedSplit;
  /** False where calibration was asked for and the validation rows, of one class alone, teach none. */
  readonly isCalibrated: boolean;
  /** What each threshold would have earned on the validation rows; none where thresholds decide nothing. */
  readonly trials: readonly ThresholdTrial[];
  /** The trial that the rule was chosen by; null where it is as the spec says. */
  readonly chosen: ThresholdTrial | null;
}

type Decision = ExperimentSpec['decision'];

/** What the validation rows of a fold teach: how to calibrate what is said of it, and the rule that decides by it. */
export interface FoldDecision extends Pick<DecidedFold, 'rule' | 'isCalibrated' | 'trials' | 'chosen'> {
  /** Calibrated, by the rule. */
  readonly validation: JudgedSplit;
  /** The same of other rows. */
  judged(rows: Int32Array, said: Predictions): JudgedSplit;
  /** By the rule, as it was said. */
  raw(rows: Int32Array, said: Predictions): JudgedSplit;
}

/**
 * Calibrates and chooses thresholds for a fold by its validation rows alone: nothing here reads a test row but to apply what was found.
 *
 * @param isCurious whether the trials are wanted where they decide nothing
 */
export function decideFold(
  decision: Decision,
  terms: RunTerms,
  lesson: Lesson,
  said: FoldSaid,
  isCurious: boolean,
): DecidedFold {
  const asked = rowsToPredict(lesson);
  const { rule, isCalibrated, trials, chosen, ...fold } = decideByValidation(
    decision,
    terms,
    lesson,
    said.validation,
    isCurious,
  );
  return {
    fold: said.fold,
    rule,
    train: said.train && fold.judged(asked.train, said.train),
    validation: fold.validation,
    test: fold.judged(asked.test, said.test),
    raw: fold.raw(asked.test, said.test),
    isCalibrated,
    trials,
    chosen,
  };
}

/** @param said of the validation rows; see `decideFold` */
export function decideByValidation(
  decision: Decision,
  terms: RunTerms,
  lesson: Lesson,
  said: Predictions,
  isCurious: boolean,
): FoldDecision {
  const asked = rowsToPredict(lesson);
  const spoken = (rows: Int32Array, predictions: Predictions) =>
    withOutcomes(lesson, rows, terms.kind === 'volatility' ? unsure(predictions) : predictions);
  const validation = spoken(asked.validation, said);
  const calibration = calibrationOf(decision, validation);
  const calibrated = (one: SplitPredictions): SplitPredictions =>
    calibration === null ? one : { ...one, probability: calibration(one.probability) };
  const { rule, trials, chosen } = choose(decision, terms, lesson, calibrated(validation), isCurious);
  const training = withOutcomes(lesson, asked.train, nothing);
  const ruled = (one: SplitPredictions): JudgedSplit => ({
    ...one,
    rules: sameRule(rule, one.rows.length),
    naive: naiveOf(training, one),
  });
  return {
    rule,
    trials,
    chosen,
    isCalibrated: decision.calibration === 'none' || calibration !== null,
    validation: ruled(calibrated(validation)),
    judged: (rows, predictions) => ruled(calibrated(spoken(rows, predictions))),
    raw: (rows, predictions) => ruled(spoken(rows, predictions)),
  };
}

const nothing: Predictions = { probability: new Float64Array(0), probabilityDown: null, forecast: null };

/** How large the next move is says nothing of which way it goes. */
function unsure(predictions: Predictions): Predictions {
  return { ...predictions, probability: predictions.probability.map(() => NaN), probabilityDown: null };
}

/** Null where nothing is to be calibrated, or these rows teach nothing. */
function calibrationOf(
  { calibration }: Decision,
  { probability, probabilityDown, label }: SplitPredictions,
): ((probability: Float64Array) => Float64Array) | null {
  const ups = upShareOf(label);
  if (calibration === 'none' || probabilityDown !== null || !(ups > 0 && ups < 1)) return null;
  const calibrator = fitCalibrator(calibration, probability, label);
  return (values) => calibrate(calibrator, values);
}

/** @param said of the validation rows, calibrated */
function choose(
  decision: Decision,
  terms: RunTerms,
  lesson: Lesson,
  said: SplitPredictions,
  isCurious: boolean,
): Pick<DecidedFold, 'rule' | 'trials' | 'chosen'> {
  const isChoosing = decision.threshold === 'expectedValue';
  const trials = isChoosing || isCurious ? trialsOf(decision, terms, lesson, said) : [];
  const chosen = isChoosing ? earnedMost(trials) : null;
  const { long, short } = chosen === null ? decision : ruleOf(decision, chosen.threshold);
  return { rule: { long, short }, trials, chosen };
}

function trialsOf(
  decision: Decision,
  terms: RunTerms,
  lesson: Lesson,
  said: SplitPredictions,
): readonly ThresholdTrial[] {
  const isRanked = terms.layout !== null && terms.top !== null;
  if (terms.kind === 'volatility' || isRanked || said.rows.length === 0) return [];
  const { traded, costs, horizon } = terms;
  const starts = [lesson.rows.train, lesson.rows.test].map(
    (rows) => extremesOf(traded.momentsOf(rows)).first,
  );
  const range = splitRange(traded.momentsOf(said.rows), horizon, nextStart(terms, said, starts));
  const isMirrored = isMirroring(decision, said, terms);
  const known = isMirrored && decision.long < 0.5 ? [] : [decision.long];
  return thresholdGrid(said.probability, isMirrored, known).map((threshold) => {
    const rules = sameRule(ruleOf(decision, threshold), said.rows.length);
    const { equity, trades } = traded.trade(said.rows, wantedOf(said, rules, terms), range, costs);
    return { threshold, returns: returnsOf(equity), trades: trades.length };
  });
}

/** Long and short share the probability, so that one threshold stands for both. */
function isMirroring({ short }: Decision, said: SplitPredictions, { sides }: RunTerms): boolean {
  return short !== null && said.probabilityDown === null && sides === null;
}

function ruleOf({ short }: Decision, threshold: number): DecisionRule {
  return { long: threshold, short: short === null ? null : complement(threshold) };
}
