import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useWorkspacePath } from '../../api/use-workspace-path';
import { navigate } from '../../ui/location';

/** What belongs to the program, not to the open file. */
const lasting = new Set<unknown>(['app', 'settings', 'workspace', 'devices', 'features']);

/** When another workspace opens, forgets all that came from the one before: the same id means another thing there. */
export function useWorkspaceSwitch(): void {
  const client = useQueryClient();
  const path = useWorkspacePath();
  const before = useRef('');
  useEffect(() => {
    if (before.current !== '' && before.current !== path) {
      void client.resetQueries({ predicate: ({ queryKey }) => !lasting.has(queryKey[0]) });
      if (/\/\d+$|\?/.test(window.location.hash)) navigate('/data', { replace: true });
    }
    before.current = path;
  }, [client, path]);
}
