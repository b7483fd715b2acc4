import { assertNever } from '@shared/errors';
import { useCallback } from 'react';
import { useCall } from '../api/mutations';
import { useWorkspace } from '../api/queries';
import { useWorkspaceActions } from '../features/workspace/use-workspace-actions';
import { navigate } from '../ui/location';
import type { ShortcutAction } from './shortcuts';
import { useUiStore } from './ui-store';
import { focusFilter } from './use-shortcuts';

/** Does what a shortcut, a menu line or a button asks for. */
export function useActions(): (action: ShortcutAction) => void {
  const isOpen = useWorkspace().data?.state === 'open';
  const { mutate: choose } = useCall('import.choose', {
    onSuccess: (chosen) => {
      if (chosen !== null) useUiStore.getState().setImporting({ kind: 'file', path: chosen.path });
    },
  });
  const { mutate: chooseFolder } = useCall('import.chooseFolder', {
    onSuccess: (chosen) => {
      if (chosen !== null) useUiStore.getState().setImporting({ kind: 'many', paths: [chosen.path] });
    },
  });
  const { mutate: create } = useCall('experiments.create', {
    onSuccess: ({ id }) => navigate(`/experiments/${id}`),
  });
  const workspace = useWorkspaceActions();
  return useCallback(
    (action) => {
      switch (action) {
        case 'import':
          if (isOpen) choose({});
          return;
        case 'import-folder':
          if (isOpen) chooseFolder({});
          return;
        case 'new-experiment':
          if (isOpen) create({});
          return;
        case 'go-data':
          return navigate('/data');
        case 'go-experiments':
          return navigate('/experiments');
        case 'go-features':
          return navigate('/features');
        case 'go-sweeps':
          return navigate('/sweeps');
        case 'go-runs':
          return navigate('/runs');
        case 'go-compare':
          return navigate('/compare');
        case 'go-settings':
          return navigate('/settings');
        case 'help':
          return navigate('/help');
        case 'shortcuts':
          return useUiStore.getState().showShortcuts(true);
        case 'focus-filter':
          return focusFilter();
        case 'new-workspace':
          return workspace.create();
        case 'open-workspace':
          return workspace.open();
        case 'save-copy':
          return workspace.saveCopy();
        case 'toggle-nav':
          return useUiStore.getState().toggleNav();
        default:
          return assertNever(action);
      }
    },
    [isOpen, choose, chooseFolder, create, workspace],
  );
}
