import { ActionIcon, Tooltip } from '@mantine/core';
import { IconRadar2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './sweep.module.css';

interface Props {
  readonly path: string;
  /** What is searched, as a word of a sentence: `Hidden units`. */
  readonly name: string;
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly size?: number;
}

/** Whether a field has one value or is searched. Out of sight until its field is pointed at or has the keyboard, and always there once on. */
export function SweepToggle({ path, name, isOn, onToggle, size = 20 }: Props): ReactNode {
  return (
    <Tooltip
      label={isOn ? 'Searched in a sweep. Press for one value' : 'Search it in a sweep'}
      openDelay={400}
    >
      <ActionIcon
        className={styles.toggle}
        size={size}
        color={isOn ? 'accent' : 'gray'}
        variant={isOn ? 'light' : 'subtle'}
        aria-label={`Sweep ${name}`}
        aria-pressed={isOn}
        data-testid={`sweep-toggle-${path}`}
        onClick={onToggle}
      >
        <IconRadar2 size={size - 6} />
      </ActionIcon>
    </Tooltip>
  );
}
