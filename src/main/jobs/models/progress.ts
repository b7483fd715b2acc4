import type { JobProgress } from '../protocol';
import type { ModelNews, ModelTask } from './model-task';

export interface ProgressPlan {
  /** Models of the whole run, those included that are done. */
  readonly models: number;
  readonly folds: number;
  readonly seeds: number;
  /** Epochs of a model at most. */
  readonly epochs: number;
  readonly tasks: readonly ModelTask[];
  readonly now: () => number;
}

/**
 * How far a run of many models is. Training stops early, so what is left is reckoned by the epochs that finished models took, and until
 * there are any by all that are planned; never less than was said before.
 */
export class RunProgress {
  /** Epochs of the models under training, by model, and those of each that it began with. */
  private readonly under = new Map<number, { readonly before: number; epochs: number }>();
  private readonly startedAt: number;
  private finished = 0;
  private finishedEpochs = 0;
  /** Epochs trained by this process, of models that are finished. */
  private trained = 0;
  private fraction = 0;

  constructor(private readonly plan: ProgressPlan) {
    this.startedAt = plan.now();
  }

  begin({ model, resumeFrom }: ModelTask): void {
    const before = resumeFrom?.epoch ?? 0;
    this.under.set(model, { before, epochs: before });
  }

  /** What to say after this piece of news. */
  hear(news: Extract<ModelNews, { type: 'progress' | 'trained' | 'flawed' }>): JobProgress {
    const model = this.under.get(news.model);
    if (model !== undefined) {
      if (news.type === 'progress') model.epochs = news.epochs;
      else
        this.finish(
          news.model,
          news.type === 'trained' ? news.finished.record.epochs : model.epochs,
          model.before,
        );
    }
    return this.say(news.model, model?.epochs ?? 0);
  }

  private finish(model: number, epochs: number, before: number): void {
    this.under.delete(model);
    this.finished++;
    this.finishedEpochs += epochs;
    this.trained += epochs - before;
  }

  private say(model: number, epochs: number): JobProgress {
    const { models, folds, seeds, tasks, now, epochs: planned } = this.plan;
    const each = this.finished > 0 ? this.finishedEpochs / this.finished : planned;
    const running = [...this.under.values()];
    const done = this.trained + running.reduce((sum, one) => sum + one.epochs - one.before, 0);
    // One that is beyond the mean has about its last epoch before it.
    const ofRunning = running.reduce((sum, one) => sum + Math.max(each - one.epochs, 0), 0);
    const left = ofRunning + (tasks.length - this.finished - running.length) * each;
    const share = (models - tasks.length) / models;
    this.fraction = Math.max(this.fraction, share + (1 - share) * (done / (done + left || 1)));
    const seconds = (now() - this.startedAt) / 1000;
    const fold = Math.floor(model / seeds) + 1;
    return {
      phase: phaseOf(fold, folds, (model % seeds) + 1, seeds),
      fraction: this.fraction,
      epoch: Math.min(Math.floor(epochs) + 1, planned),
      epochs: planned,
      secondsLeft: done > 0 ? (seconds / done) * left : null,
    };
  }
}

function phaseOf(fold: number, folds: number, seed: number, seeds: number): string {
  const parts = [
    ...(folds > 1 ? [`fold ${fold} of ${folds}`] : []),
    ...(seeds > 1 ? [`seed ${seed} of ${seeds}`] : []),
  ].join(', ');
  return parts === '' ? 'Training' : `${parts[0]!.toUpperCase()}${parts.slice(1)}`;
}
