import { Menu } from '@mantine/core';
import type { RunDetail } from '@shared/runs';
import { IconCpu } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useDevices } from '../../api/queries';
import type { RunActions } from './use-run-actions';

interface ResumeOnProps {
  readonly run: RunDetail;
  readonly onResume: RunActions['resume'];
}

/** Menu items to go on with a run on the devices that it was not on, where its own is gone or fails. */
export function ResumeOnItems({ run, onResume }: ResumeOnProps): ReactNode {
  const { data: devices = [] } = useDevices();
  const others = devices.filter(({ isAvailable, label }) => isAvailable && label !== run.device);
  return others.map(({ id, label }) => (
    <Menu.Item
      key={id}
      leftSection={<IconCpu size={14} />}
      onClick={() => onResume(run.id, id)}
      data-testid={`resume-on-${id}`}
    >
      Resume on {label}
    </Menu.Item>
  ));
}
