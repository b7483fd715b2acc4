import { ActionIcon } from '@mantine/core';
import { IconGripVertical, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useColumnDrag } from '../head/use-column-drag';
import { fullTitle, wordsOf } from './column-words';
import styles from './columns.module.css';
import { movedBy, movedOnto } from './default-columns';

interface Props {
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
}

/** The columns in their order: dragged, or moved by the arrow keys with Alt. */
export function ShownColumns({ shown, onChange }: Props): ReactNode {
  const drag = useColumnDrag((key, onto) => onChange(movedOnto(shown, key, onto)));
  const onKeyDown = (event: KeyboardEvent, key: string): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onChange(movedBy(shown, key, by));
  };
  return (
    <ul className={styles.shown}>
      {shown.map((key) => (
        <li
          key={key}
          className={styles.line}
          data-drop={drag.onto === key || undefined}
          data-testid={`shown-${key}`}
          {...drag.propsOf(key)}
        >
          <ActionIcon
            size={20}
            aria-label={`Move ${fullTitle(wordsOf(key))} with the arrow keys`}
            onKeyDown={(event) => onKeyDown(event, key)}
          >
            <IconGripVertical size={13} />
          </ActionIcon>
          <span className={styles.lineTitle}>{fullTitle(wordsOf(key))}</span>
          <ActionIcon
            size={20}
            aria-label={`Hide ${fullTitle(wordsOf(key))}`}
            onClick={() => onChange(shown.filter((other) => other !== key))}
          >
            <IconX size={13} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
