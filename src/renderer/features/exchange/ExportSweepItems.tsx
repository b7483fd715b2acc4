import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useExports } from './use-exports';

/** Ways to take a sweep out of the workspace. */
export function ExportSweepItems({ id }: { readonly id: number }): ReactNode {
  const { trials, optuna, portable } = useExports();
  return (
    <Menu.Sub position="left-start">
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconDownload size={14} />} data-testid="export-sweep">
          Export
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <Menu.Item onClick={() => trials({ id, format: 'csv' })}>Trials, CSV</Menu.Item>
        <Menu.Item onClick={() => trials({ id, format: 'parquet' })}>Trials, Parquet</Menu.Item>
        <Menu.Item data-testid="export-optuna" onClick={() => optuna({ id })}>
          Optuna study, SQLite
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => portable({ runIds: [], sweepIds: [id], withData: false })}>
          For another workspace
        </Menu.Item>
        <Menu.Item onClick={() => portable({ runIds: [], sweepIds: [id], withData: true })}>
          For another workspace, with its data
        </Menu.Item>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
