import { useWorkspace } from './queries';

/** Path of the open workspace, empty while none is; tells one workspace's drafts from another's. */
export function useWorkspacePath(): string {
  const { data } = useWorkspace();
  return data?.state === 'open' ? data.path : '';
}
