import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useExports } from './use-exports';

/** Ways to take a finished run out of the workspace. */
export function ExportRunItems({ id }: { readonly id: number }): ReactNode {
  const { runTable, portable } = useExports();
  return (
    <Menu.Sub position="left-start">
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconDownload size={14} />} data-testid="export-run">
          Export
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <Menu.Item
          data-testid="export-predictions-csv"
          onClick={() => runTable({ id, table: 'predictions', format: 'csv' })}
        >
          Predictions, CSV
        </Menu.Item>
        <Menu.Item onClick={() => runTable({ id, table: 'predictions', format: 'parquet' })}>
          Predictions, Parquet
        </Menu.Item>
        <Menu.Item onClick={() => runTable({ id, table: 'trades', format: 'csv' })}>Trades, CSV</Menu.Item>
        <Menu.Item onClick={() => runTable({ id, table: 'trades', format: 'parquet' })}>
          Trades, Parquet
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => portable({ runIds: [id], sweepIds: [], withData: false })}>
          For another workspace
        </Menu.Item>
        <Menu.Item onClick={() => portable({ runIds: [id], sweepIds: [], withData: true })}>
          For another workspace, with its data
        </Menu.Item>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
