import { Menu } from '@mantine/core';
import type { RunDetail } from '@shared/runs';
import { IconRepeat } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCall } from '../../../api/mutations';
import { navigate } from '../../../ui/location';

/** Runs it again, and goes to where the comparison will stand. */
export function RepeatItem({ run }: { readonly run: RunDetail }): ReactNode {
  const repeat = useCall('runs.repeat', { onSuccess: ({ id }) => navigate(`/runs/${id}`) });
  if (run.state !== 'done') return null;
  return (
    <Menu.Item
      leftSection={<IconRepeat size={14} />}
      onClick={() => repeat.mutate({ id: run.id })}
      data-testid="repeat-run"
    >
      Run again and compare
    </Menu.Item>
  );
}
