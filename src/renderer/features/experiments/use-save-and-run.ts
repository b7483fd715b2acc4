import type { Experiment } from '@shared/experiments';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys';
import { useCall } from '../../api/mutations';
import { navigate } from '../../ui/location';
import { notifyError, notifyHint } from '../../ui/notify';
import { focusField } from './editor-context';
import type { Faults } from './faults';
import { completeSpec } from './spec-defaults';
import { faultPlace } from './sweep/fault-place';
import { sweptOf } from './sweep/plan';
import type { DraftEditor } from './use-draft';

export interface SaveAndRun {
  readonly save: () => void;
  readonly run: () => void;
  /** Searches the experiment as its plan says. */
  readonly sweep: () => void;
  readonly isSaving: boolean;
  readonly isStarting: boolean;
  readonly isSweeping: boolean;
}

/** Saving the draft, and running or searching it: what runs is always what is saved. */
export function useSaveAndRun(
  experiment: Experiment,
  draft: DraftEditor,
  faults: Faults,
  planFaults: Faults,
): SaveAndRun {
  const client = useQueryClient();
  const saving = useCall('experiments.save');
  const starting = useCall('runs.start', { onSuccess: (run) => navigate(`/runs/${run.id}`) });
  const searching = useCall('sweeps.start', { onSuccess: (sweep) => navigate(`/sweeps/${sweep.id}`) });
  const isBusy = saving.isPending || starting.isPending || searching.isPending;

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
  const start = (verb: 'run' | 'searched', found: Faults, begin: () => void): void => {
    if (isBusy) return;
    if (found.all.length > 0) refuse(verb, draft, found);
    else if (draft.isDirty) save(begin);
    else begin();
  };
  const run = (): void => start('run', faults, () => starting.mutate({ experimentId: experiment.id }));
  const sweep = (): void => {
    if (sweptOf(draft.value).length === 0) {
      notifyHint('Nothing is searched yet: press the sweep sign beside a field first.');
      return;
    }
    const found = faults.all.length > 0 ? faults : planFaults;
    start('searched', found, () => searching.mutate({ experimentId: experiment.id }));
  };

  return {
    save: () => !saving.isPending && draft.isDirty && save(),
    run,
    sweep,
    isSaving: saving.isPending,
    isStarting: starting.isPending,
    isSweeping: searching.isPending,
  };
}

/** Says what stands in the way and puts the keyboard there. */
function refuse(verb: 'saved' | 'run' | 'searched', draft: DraftEditor, faults: Faults): void {
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
  if (first !== undefined) focusField(faultPlace(first.path, draft.value));
}
