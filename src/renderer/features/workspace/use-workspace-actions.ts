import type { WorkspaceStatus } from '@shared/app';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '../../api/keys';
import { useCall } from '../../api/mutations';
import { notifyDone } from '../../ui/notify';

export interface WorkspaceActions {
  readonly create: () => void;
  /** Without a path the user is asked. */
  readonly open: (path?: string) => void;
  readonly saveCopy: () => void;
  readonly isBusy: boolean;
}

export function useWorkspaceActions(): WorkspaceActions {
  const client = useQueryClient();
  const adopt = (status: WorkspaceStatus | null) => {
    if (status === null) return;
    client.setQueryData(keys.workspace, status);
    void client.invalidateQueries({ queryKey: keys.recentWorkspaces });
  };
  const { mutate: create, isPending: isCreating } = useCall('workspace.create', { onSuccess: adopt });
  const { mutate: open, isPending: isOpening } = useCall('workspace.open', { onSuccess: adopt });
  const { mutate: saveCopy, isPending: isSaving } = useCall('workspace.saveCopy', {
    onSuccess: (copy) => {
      if (copy !== null) notifyDone(`Saved a copy as ${copy.path}.`);
    },
  });
  const isBusy = isCreating || isOpening || isSaving;
  return useMemo(
    () => ({
      create: () => create({}),
      open: (path) => open(path === undefined ? {} : { path }),
      saveCopy: () => saveCopy({}),
      isBusy,
    }),
    [create, open, saveCopy, isBusy],
  );
}
