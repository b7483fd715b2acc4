import type { DeviceChoice } from '@shared/spec';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import { keys } from '../../api/keys';
import { useCall } from '../../api/mutations';
import { navigate } from '../../ui/location';
import { notifyError, notifyUndo } from '../../ui/notify';

export interface RunActions {
  readonly cancel: (id: number) => void;
  /** On the device of its spec, unless one is given. */
  readonly resume: (id: number, device?: DeviceChoice) => void;
  /** Makes an experiment of the spec that the run was made with, and opens it. */
  readonly duplicateAsExperiment: (id: number) => void;
  /** @param what of one run its name */
  readonly remove: (ids: readonly number[], what: string) => void;
  readonly isCancelling: boolean;
  readonly isResuming: boolean;
}

/** What can be done to runs; lists and pages follow by the events of main. */
export function useRunActions(): RunActions {
  const client = useQueryClient();
  const cancel = useCall('runs.cancel');
  const resume = useCall('runs.resume');
  const remove = useCall('runs.remove');
  const create = useCall('experiments.create', {
    onSuccess: (experiment) => navigate(`/experiments/${experiment.id}`),
  });
  const duplicate = async (id: number): Promise<void> => {
    const { spec } = await client.fetchQuery({
      queryKey: keys.run(id),
      queryFn: () => call('runs.get', { id }),
    });
    create.mutate({ spec });
  };
  return {
    cancel: (id) => cancel.mutate({ id }),
    resume: (id, device) => resume.mutate({ id, device }),
    duplicateAsExperiment: (id) => {
      duplicate(id).catch(notifyError);
    },
    remove: (removed, what) => {
      const ids = [...removed];
      remove.mutate(
        { ids },
        {
          onSuccess: () => {
            if (ids.some((id) => window.location.hash === `#/runs/${id}`)) navigate('/runs');
            notifyUndo(`Deleted ${what}.`, () => {
              call('runs.restore', { ids }).catch(notifyError);
            });
          },
        },
      );
    },
    isCancelling: cancel.isPending,
    isResuming: resume.isPending,
  };
}
