import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpecEditor } from '../editor-context';
import { ObjectiveRow } from './ObjectiveRow';
import { objectivesOf, withSecond } from './objective-list';
import styles from './sweep.module.css';

/** What trials are judged by: one figure on validation rows, or two that are traded off. */
export function Objectives(): ReactNode {
  const { value, update, sweep } = useSpecEditor();
  const offered = (sweep?.objectives ?? []).map(({ metric }) => metric);
  const objectives = objectivesOf(value);
  return (
    <div className={styles.objectives}>
      {objectives.map((objective, index) => (
        <ObjectiveRow
          key={index === 0 ? 'first' : 'second'}
          objective={objective}
          index={index}
          isOnly={objectives.length === 1}
        />
      ))}
      {objectives.length === 1 && (
        <UnstyledButton
          className={styles.keep}
          data-testid="add-objective"
          onClick={() => update((draft) => withSecond(draft, offered))}
        >
          Trade it off against a second figure, with NSGA-II
        </UnstyledButton>
      )}
    </div>
  );
}
