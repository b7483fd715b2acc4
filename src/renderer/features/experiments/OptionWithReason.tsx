import { type ComboboxItem, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './editor.module.css';

interface Props {
  readonly option: ComboboxItem;
  /** Why it is greyed; undefined where it is not. */
  readonly reason: string | undefined;
}

/** An entry of a list and, where it cannot be chosen, why. */
export function OptionWithReason({ option, reason }: Props): ReactNode {
  if (reason === undefined) return <Text>{option.label}</Text>;
  return (
    <div>
      <Text className={styles.greyed}>{option.label}</Text>
      <Text size="xs" className="ls-quiet">
        {reason}
      </Text>
    </div>
  );
}
