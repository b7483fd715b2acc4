import { Text } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import styles from './formula.module.css';
import type { CompletionListState } from './use-completion-list';

interface Props {
  readonly id: string;
  readonly list: CompletionListState;
}

/** What may stand at the cursor, and below it what the active entry is. The focus stays in the text. */
export function CompletionList({ id, list }: Props): ReactNode {
  const { entries, active } = list;
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const shown = entries[active];
  return (
    <div className={styles.panel} data-testid="formula-completions">
      <div className={styles.entries} id={id} role="listbox" aria-label="Completions">
        {entries.map(({ label, kind }, index) => (
          // The keys are those of the text: an option takes no focus of its own.
          <div
            key={`${kind} ${label}`}
            id={`${id}-${index}`}
            className={styles.entry}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => index !== active && list.setActive(index)}
            onClick={() => list.take(index)}
            onKeyDown={(event) => event.key === 'Enter' && list.take(index)}
          >
            <span className={styles.entryName}>{label}</span>
            <span className={styles.entryKind}>{kind}</span>
          </div>
        ))}
      </div>
      {shown !== undefined && (
        <div className={styles.about}>
          <Text size="xs" ff="monospace">
            {shown.signature}
          </Text>
          <Text size="xs" className="ls-quiet">
            {shown.documentation}
          </Text>
        </div>
      )}
    </div>
  );
}
