import { Text, UnstyledButton } from '@mantine/core';
import type { SpecFault } from '@shared/spec';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/format';
import styles from './editor.module.css';
import { focusField, useSpecEditor } from './editor-context';
import { faultLabel, faultPlace } from './sweep/fault-place';

interface Props {
  readonly faults: readonly SpecFault[];
  readonly purpose: 'run' | 'be searched';
  /** In the JSON view there is no field to go to. */
  readonly canFocus: boolean;
}

/** What keeps the experiment from being run or searched; each fault leads to its field. */
export function FaultList({ faults, purpose, canFocus }: Props): ReactNode {
  const { value, catalog } = useSpecEditor();
  if (faults.length === 0) return null;
  return (
    <>
      <div className={styles.sideTitle} data-testid={purpose === 'run' ? 'fault-count' : 'plan-fault-count'}>
        {formatCount(faults.length, 'field')} to mend before it can {purpose}
      </div>
      <ul className={styles.faults}>
        {faults.map((fault) => (
          <li key={fault.path + fault.message}>
            <UnstyledButton
              className={styles.faultLink}
              data-testid={`fault-${fault.path}`}
              onClick={() => canFocus && focusField(faultPlace(fault.path, value))}
            >
              <Text size="xs" fw={500}>
                {faultLabel(fault.path, value, catalog)}
              </Text>
              <Text size="xs" c="var(--ls-down-text)">
                {fault.message}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}
