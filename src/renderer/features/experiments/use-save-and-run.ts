import type { Experiment } from '@shared/experiments';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys';
import { useCall } from '../../api/mutations';
import { navigate } from '../../ui/location';
import { notifyError } from '../../ui/notify';
import { focusField } from './editor-context';
import type { Faults } from './faults';
import { completeSpec } from './spec-defaults';
import type { DraftEditor } from './use-draft';

export interface SaveAndRun {
  readonly save: () => void;
  readonly run: () => void;
  readonly isSaving: boolean;
  readonly isStarting: boolean;
}

/** Saving the draft, and running it: what runs is always what is saved. */
export function useSaveAndRun(experiment: Experiment, draft: DraftEditor, faults: Faults): SaveAndRun {
  const client = useQueryClient();
  const saving = useCall('experiments.save');
  const starting = useCall('runs.start', { onSuccess: (run) => navigate(`/runs/${run.id}`) });

  const save = (then?: () => void): void => {
    const spec = draft.isText ? completeSpec(draft.value) : null;
    if (spec === null) {
      refuse('saved', draft, faults);
      return;
    }
    saving.mutate(
      { id: experiment.id, spec },
      {
        onSuccess: (saved) => {
          client.setQueryData(keys.experiment(saved.id), saved);
          draft.discard();
          then?.();
        },
      },
    );
  };
  const start = (): void => starting.mutate({ experimentId: experiment.id });
  const run = (): void => {
    if (saving.isPending || starting.isPending) return;
    if (faults.all.length > 0) refuse('run', draft, faults);
    else if (draft.isDirty) save(start);
    else start();
  };

  return {
    save: () => !saving.isPending && draft.isDirty && save(),
    run,
    isSaving: saving.isPending,
    isStarting: starting.isPending,
  };
}

/** Says what stands in the way and puts the keyboard there. */
function refuse(verb: 'saved' | 'run', draft: DraftEditor, faults: Faults): void {
  const first = faults.all[0];
  if (!draft.isText) {
    notifyError(
      new Error(`The experiment was not ${verb}: its JSON has a fault. Mend the marked line first.`),
    );
    return;
  }
  notifyError(
    new Error(
      first === undefined
        ? `The experiment was not ${verb}: a field has a value of the wrong kind.`
        : `The experiment was not ${verb}: ${first.path} ${first.message}.`,
    ),
  );
  if (first !== undefined) focusField(first.path);
}
