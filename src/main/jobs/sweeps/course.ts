import { type PruningRule, stopsAtEpoch, stopsAtFold } from '@core/search/pruner';
import type { TrialRecord } from '@shared/sweeps';

type Model = TrialRecord['models'][number];

/** What has come of a trial so far, as its record has it. */
export type TrialCourse = Pick<
  TrialRecord,
  'epochLosses' | 'foldLosses' | 'models' | 'warnings' | 'prunedAt' | 'parameterCount' | 'dataHash' | 'device'
>;

/** Follows a trial on its way, and says where its rule ends it. */
export class CourseKeeper {
  private now: TrialCourse = {
    epochLosses: [],
    foldLosses: [],
    models: [],
    warnings: [],
    prunedAt: null,
    parameterCount: null,
    dataHash: null,
    device: null,
  };
  private readonly foldBests: number[] = [];

  constructor(private readonly rule: PruningRule) {}

  get course(): TrialCourse {
    return this.now;
  }

  get isPruned(): boolean {
    return this.now.prunedAt !== null;
  }

  know(known: Partial<Pick<TrialCourse, 'parameterCount' | 'dataHash' | 'device'>>): void {
    this.now = { ...this.now, ...known };
  }

  warn(sentence: string): void {
    this.now = { ...this.now, warnings: [...this.now.warnings, sentence] };
  }

  /** An epoch of the first model. @returns whether the trial is to end here */
  epoch(validationLoss: number): boolean {
    const epochLosses = [...this.now.epochLosses, validationLoss];
    this.now = { ...this.now, epochLosses };
    if (stopsAtEpoch(this.rule, epochLosses))
      this.now = { ...this.now, prunedAt: { unit: 'epoch', step: epochLosses.length } };
    return this.isPruned;
  }

  model(model: Model): void {
    this.now = { ...this.now, models: [...this.now.models, model] };
  }

  /** The models of a fold are trained; after the last nothing is left to be stopped. */
  fold(place: number, isLast: boolean): void {
    const losses = this.now.models.flatMap(({ fold, validationLoss }) =>
      fold === place && validationLoss !== null ? [validationLoss] : [],
    );
    this.foldBests.push(meanOf(losses));
    const foldLosses = [...this.now.foldLosses, meanOf(this.foldBests)];
    this.now = { ...this.now, foldLosses };
    if (!isLast && stopsAtFold(this.rule, foldLosses))
      this.now = { ...this.now, prunedAt: { unit: 'fold', step: foldLosses.length } };
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
