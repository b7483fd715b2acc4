import type { BaselineKind } from '@shared/baselines';
import type { ExperimentSpec } from '@shared/spec';
import type { Lesson, PreparedDataset, PreparedExperiment } from '../dataset/prepare';
import type { Predictions } from '../evaluation/predictions';

export type LabelSpec = ExperimentSpec['label'];

/** A fold to be fitted to, and the experiment that it is of. */
export interface BaselineFold {
  readonly experiment: PreparedExperiment;
  readonly lesson: Lesson;
  readonly asked: AskedRows;
  /** With its features scaled, which is done once and only where it is asked for. */
  dataset(): PreparedDataset;
}

/** Rows that a baseline is asked about: those that the run's models are. */
export interface AskedRows {
  readonly validation: Int32Array;
  readonly test: Int32Array;
}

/** What a baseline said of a fold, in the form of a run's models. */
export interface SaidOfFold {
  readonly validation: Predictions;
  readonly test: Predictions;
  /** What the user must know of the fit, as sentences. */
  readonly notes: readonly string[];
}

/** What trains networks, which the core has no means for. */
export interface BaselineTools {
  sequence(kind: 'gru' | 'transformer', fold: BaselineFold): Promise<SaidOfFold>;
}

interface Common {
  readonly kind: BaselineKind;
  /** As a user reads it. */
  name(label: LabelSpec): string;
  fits(label: LabelSpec): boolean;
  /** Whether `auto` takes it: always, up to a size of the experiment (see `chosen.ts`), or never. */
  readonly automatic: 'always' | 'medium' | 'small' | 'never';
}

/** A baseline that says something of every row, as a model does, and is judged and traded as one. */
export interface SayingBaseline extends Common {
  readonly how: 'says';
  /** Whether it says sides and no chances: then there is nothing to calibrate, and no threshold to choose. */
  readonly isRule?: true;
  /**
   * Fits it to the training rows of a fold, the validation rows telling at most when to stop, and asks it about the others.
   *
   * @throws AppError `invalid`, a sentence, where these rows teach nothing
   */
  say(fold: BaselineFold, tools: BaselineTools): SaidOfFold | Promise<SaidOfFold>;
}

/** A baseline that is an account alone. */
export interface HoldingBaseline extends Common {
  readonly how: 'holds';
}

export type Baseline = SayingBaseline | HoldingBaseline;
