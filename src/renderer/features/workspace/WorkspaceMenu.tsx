import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconCopy, IconDownload, IconFilePlus, IconFolderOpen, IconSelector } from '@tabler/icons-react';
import { useRecentWorkspaces, useWorkspace } from '../../api/queries';
import { useExports } from '../exchange/use-exports';
import { useWorkspaceActions } from './use-workspace-actions';
import classes from './workspace.module.css';

/** Names the open workspace; its menu opens another one. */
export function WorkspaceMenu({ isCollapsed }: { readonly isCollapsed: boolean }) {
  const { data: status } = useWorkspace();
  const { data: recent = [] } = useRecentWorkspaces();
  const actions = useWorkspaceActions();
  const { importRuns } = useExports();
  if (status?.state !== 'open') return null;
  const others = recent.filter((other) => other.path !== status.path && other.isThere);
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton
          className={classes.switcher}
          aria-label={`Workspace ${status.name}; open another one`}
          data-collapsed={isCollapsed}
          data-testid="workspace-menu"
        >
          <span className={classes.monogram} data-letter={status.name.slice(0, 1).toUpperCase()} />
          {!isCollapsed && (
            <>
              <span className={classes.name} data-testid="workspace-name">
                {status.name}
              </span>
              <IconSelector size={14} className="ls-quiet" aria-hidden />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{status.path}</Menu.Label>
        <Menu.Item leftSection={<IconFilePlus size={15} />} onClick={actions.create}>
          New workspace…
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen size={15} />} onClick={() => actions.open()}>
          Open workspace…
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={actions.saveCopy}>
          Save a copy as…
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={15} />} onClick={importRuns} data-testid="import-runs">
          Import runs and sweeps…
        </Menu.Item>
        {others.length > 0 && <Menu.Divider />}
        {others.length > 0 && <Menu.Label>Recent</Menu.Label>}
        {others.slice(0, 8).map((other) => (
          <Menu.Item key={other.path} onClick={() => actions.open(other.path)}>
            {other.name}
            <Text size="xs" className="ls-quiet" truncate="start">
              <bdi>{other.path}</bdi>
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
