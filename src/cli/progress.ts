import type { Emit } from '@main/jobs/board';
import type { EventPayload } from '@shared/contract';
import type { RunModel } from '@shared/run-report';
import type { RunDetail } from '@shared/runs';
import { note } from './output';

/** What is told on stderr of a run under way. */
export interface ProgressNotes {
  readonly emit: Emit;
  /** Says whose news they are, before there are any, and which of its models are trained already. */
  follow(run: Pick<RunDetail, 'spec'>, foldsNow: () => number | null, trained: readonly RunModel[]): void;
}

/** A line an epoch of a run of one model; of several a line a model; of several folds a line a fold. */
export function progressNotes(): ProgressNotes {
  let followed: Followed | null = null;
  const say = (model: RunModel, { seeds, folds, byFold }: Followed): void => {
    const ofFold = [...(byFold.get(model.fold) ?? []), model];
    byFold.set(model.fold, ofFold);
    if (folds() > 1 && ofFold.length === seeds) note(foldLine(ofFold, folds()));
    if (folds() === 1 && seeds > 1) note(seedLine(model, seeds));
  };
  return {
    emit(name, payload) {
      if (followed === null) return;
      const { seeds, folds } = followed;
      if (name === 'run.epoch' && 'row' in payload && seeds === 1 && folds() === 1)
        note(epochLine(payload.row));
      if (name === 'run.model' && 'model' in payload) say(payload.model, followed);
    },
    follow({ spec }, foldsNow, trained) {
      let known: number | null = null;
      const folds = (): number => {
        known ??= foldsNow();
        return known ?? 1;
      };
      const byFold = new Map<number, readonly RunModel[]>();
      for (const model of trained) byFold.set(model.fold, [...(byFold.get(model.fold) ?? []), model]);
      followed = { seeds: spec.seeds, folds, byFold };
    },
  };
}

interface Followed {
  readonly seeds: number;
  /** Known once the run's process has looked at the data. */
  readonly folds: () => number;
  readonly byFold: Map<number, readonly RunModel[]>;
}

function epochLine({ epoch, trainLoss, validationLoss, seconds }: EventPayload<'run.epoch'>['row']): string {
  const losses = `train loss ${lossText(trainLoss)}, validation loss ${lossText(validationLoss)}`;
  return `epoch ${String(epoch).padStart(3)}  ${losses}  ${seconds.toFixed(1)} s`;
}

function seedLine({ model, epochs, bestEpoch, validationLoss, seconds }: RunModel, seeds: number): string {
  const best = `best epoch ${bestEpoch} of ${epochs}, validation loss ${lossText(validationLoss)}`;
  return `seed ${(model % seeds) + 1} of ${seeds}  ${best}  ${seconds.toFixed(1)} s`;
}

function foldLine(models: readonly RunModel[], folds: number): string {
  const losses = models.map(({ validationLoss }) => validationLoss ?? Number.NaN);
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  const epochs = models.reduce((sum, model) => sum + model.epochs, 0);
  const seconds = models.reduce((sum, model) => sum + model.seconds, 0);
  const place = `fold ${String((models[0]?.fold ?? 0) + 1).padStart(String(folds).length)} of ${folds}`;
  const what = models.length === 1 ? '' : `${models.length} seeds, `;
  return `${place}  ${what}${epochs} epochs, validation loss ${lossText(Number.isNaN(mean) ? null : mean)}  ${seconds.toFixed(1)} s`;
}

function lossText(loss: number | null): string {
  return loss?.toFixed(5) ?? 'n/a';
}
