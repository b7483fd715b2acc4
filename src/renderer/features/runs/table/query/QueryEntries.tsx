import { type ReactNode, useEffect } from 'react';
import styles from './query.module.css';
import type { Completions } from './use-completions';

interface Props {
  readonly id: string;
  readonly list: Completions;
}

/** What may stand at the cursor. The focus stays in the text. */
export function QueryEntries({ id, list }: Props): ReactNode {
  const { entries, active } = list;
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div
      className={styles.entries}
      id={id}
      role="listbox"
      aria-label="Completions"
      data-testid="query-entries"
    >
      {entries.map(({ insert, note }, index) => (
        // The keys are those of the text: an option takes no focus of its own.
        <div
          key={insert}
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
          <code>{insert}</code>
          <span>{note}</span>
        </div>
      ))}
    </div>
  );
}
