import type { Experiment } from '@shared/experiments';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import { keys } from '../../api/keys';
import { useCall } from '../../api/mutations';
import { navigate } from '../../ui/location';
import { notifyError, notifyUndo } from '../../ui/notify';

export interface ExperimentActions {
  readonly create: () => void;
  readonly open: (experiment: Experiment) => void;
  readonly duplicate: (id: number) => void;
  readonly remove: (experiment: Experiment) => void;
  readonly isBusy: boolean;
}

/** Making and removing experiments; a new one is opened. */
export function useExperimentActions(): ExperimentActions {
  const client = useQueryClient();
  const open = (experiment: Experiment): void => {
    client.setQueryData(keys.experiment(experiment.id), experiment);
    navigate(`/experiments/${experiment.id}`);
  };
  const create = useCall('experiments.create', { onSuccess: open });
  const duplicate = useCall('experiments.duplicate', { onSuccess: open });
  const remove = useCall('experiments.remove');
  return {
    create: () => create.mutate({}),
    open,
    duplicate: (id) => duplicate.mutate({ id }),
    remove: ({ id, name }) =>
      remove.mutate(
        { ids: [id] },
        {
          onSuccess: () => {
            if (window.location.hash.startsWith(`#/experiments/${id}`)) navigate('/experiments');
            notifyUndo(`Deleted ${name}. Its runs are kept.`, () => {
              call('experiments.restore', { ids: [id] }).catch(notifyError);
            });
          },
        },
      ),
    isBusy: create.isPending || duplicate.isPending,
  };
}
