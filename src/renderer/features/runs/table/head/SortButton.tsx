import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode } from 'react';
import type { SortOrder } from '../sorting';
import styles from './head.module.css';

interface Props extends SortOrder {
  readonly columnKey: string;
  readonly section?: string | null;
  readonly title: string;
  readonly help?: string | undefined;
  readonly isFirstDescending: boolean;
  readonly isSortable?: boolean;
  readonly onSort: (key: string, isFirstDescending: boolean, isAdded: boolean) => void;
  /** By so many places, for the keyboard. */
  readonly onShift: (key: string, by: number) => void;
}

/** The title of a column, and whether the table is sorted by it. */
export const SortButton = memo(function SortButton(props: Props): ReactNode {
  const { columnKey, section = null, title, help, isFirstDescending, isSortable = true } = props;
  const { order, place, onSort, onShift } = props;
  const onClick = (event: MouseEvent): void => {
    if (isSortable) onSort(columnKey, isFirstDescending, event.shiftKey);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!event.altKey || by === undefined || columnKey === 'name') return;
    event.preventDefault();
    onShift(columnKey, by);
  };
  const Arrow = order === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <Tooltip label={help} disabled={help === undefined} multiline maw={320} position="bottom">
      <UnstyledButton
        className={styles.button}
        aria-disabled={!isSortable || undefined}
        data-sorted={order !== null || undefined}
        data-testid={`sort-${columnKey}`}
        aria-label={section === null ? title : `${section} ${title}`}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {section !== null && <span className={styles.section}>{section}</span>}
        <span className={styles.title}>
          {title}
          {order !== null && <Arrow size={12} aria-hidden className={styles.arrow} />}
          {place !== null && <span className={styles.order}>{place}</span>}
        </span>
      </UnstyledButton>
    </Tooltip>
  );
});
