import { AppError } from '@shared/errors';
import type { PreparedExperiment } from '../dataset/prepare';
import type { AskedRows, BaselineFold, BaselineTools, SayingBaseline } from './baseline';
import { foldOf, soundFolds } from './fold-of';
import type { FoldPredictions } from './judge';
import { silence } from './silence';

/** What a baseline said of all folds, or why it says nothing, as a sentence. */
export type SaidOfFolds = { readonly notes: readonly string[]; readonly seconds: number } & (
  | { readonly folds: readonly FoldPredictions[]; readonly problem: null }
  | { readonly folds: null; readonly problem: string }
);

export interface SayingHooks {
  /** Awaited before each baseline is fitted to a fold; throws AppError `cancelled` where it is time to stop. */
  onStep(step: { readonly baseline: SayingBaseline; readonly fraction: number }): Promise<void>;
  /** Milliseconds, from any origin. */
  now(): number;
}

/**
 * Fits baselines to every fold that the run was trained on; fold by fold, so that each is scaled once. Of a fold that it cannot be fitted to
 * a baseline says nothing, which a note tells: it is judged on the rows of the others. One that fits none has no figures.
 */
export async function sayFolds(
  experiment: PreparedExperiment,
  baselines: readonly SayingBaseline[],
  tools: BaselineTools,
  hooks: SayingHooks,
): Promise<readonly SaidOfFolds[]> {
  const folds = soundFolds(experiment);
  const records = baselines.map((baseline) => new BaselineRecord(baseline, folds));
  for (const [done, fold] of folds.entries()) {
    const given = foldOf(experiment, fold);
    for (const [place, record] of records.entries()) {
      const fraction = (done + place / records.length) / folds.length;
      await hooks.onStep({ baseline: record.baseline, fraction });
      await record.say(given, tools, hooks);
    }
  }
  return records.map((record) => record.end());
}

/** What one baseline has said so far. */
class BaselineRecord {
  private readonly said: FoldPredictions[] = [];
  private readonly silent: { readonly fold: number; readonly asked: AskedRows; readonly why: string }[] = [];
  private readonly notes = new Map<string, number[]>();
  private milliseconds = 0;

  constructor(
    readonly baseline: SayingBaseline,
    private readonly all: readonly number[],
  ) {}

  async say(given: BaselineFold, tools: BaselineTools, { now }: Pick<SayingHooks, 'now'>): Promise<void> {
    const { lesson, asked } = given;
    const { fold } = lesson;
    const start = now();
    try {
      const { validation, test, notes } = await this.baseline.say(given, tools);
      this.said.push({ fold, validation, test });
      for (const note of notes) this.notes.set(note, [...(this.notes.get(note) ?? []), fold]);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
      this.silent.push({ fold, asked, why: error.message });
    }
    this.milliseconds += now() - start;
  }

  end(): SaidOfFolds {
    const seconds = this.milliseconds / 1000;
    const [pattern] = this.said;
    for (const { fold, why } of this.silent) this.notes.set(why, [...(this.notes.get(why) ?? []), fold]);
    const notes = [...this.notes].map(([note, folds]) => noteOf(note, folds, this.all.length));
    if (pattern === undefined) return { notes: [], seconds, folds: null, problem: notes.join(' ') };
    const nothing = this.silent.map(({ fold, asked }) => ({
      fold,
      validation: silence(pattern.validation, asked.validation.length),
      test: silence(pattern.test, asked.test.length),
    }));
    const left = this.silent.length > 0 ? ['What it could not be fitted to is not in its figures.'] : [];
    return { notes: [...notes, ...left], seconds, folds: [...this.said, ...nothing], problem: null };
  }
}

/** Said once, with the folds that it is true of where it is not of all. */
function noteOf(note: string, folds: readonly number[], all: number): string {
  if (folds.length === all) return note;
  const named = folds.slice(0, 5).map((fold) => fold + 1);
  const more = folds.length > named.length ? ` and ${folds.length - named.length} more` : '';
  return `Fold ${named.join(', ')}${more}: ${note}`;
}
