import { Menu } from '@mantine/core';
import { IconDownload, IconPlayerPlay, IconRepeat } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useExports } from '../../../exchange/use-exports';
import type { BulkActions } from '../use-bulk-actions';

interface Props {
  readonly ids: readonly number[];
  readonly actions: BulkActions;
}

/** What is seldom done to many runs at once. */
export function MoreItems({ ids, actions }: Props): ReactNode {
  const { portable } = useExports();
  const chosen = { runIds: [...ids], sweepIds: [] };
  return (
    <>
      <Menu.Item leftSection={<IconPlayerPlay size={14} />} onClick={() => actions.resume(ids)}>
        Resume those that stopped
      </Menu.Item>
      <Menu.Item leftSection={<IconRepeat size={14} />} onClick={() => actions.repeat(ids)}>
        Run those that are done again
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconDownload size={14} />}
        data-testid="runs-export"
        onClick={() => portable({ ...chosen, withData: false })}
      >
        Export for another workspace
      </Menu.Item>
      <Menu.Item
        leftSection={<IconDownload size={14} />}
        onClick={() => portable({ ...chosen, withData: true })}
      >
        Export with their data
      </Menu.Item>
    </>
  );
}
