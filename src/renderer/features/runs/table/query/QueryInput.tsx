import { CloseButton, Popover, Text } from '@mantine/core';
import type { RunColumn, RunTable } from '@shared/run-table';
import { IconSearch } from '@tabler/icons-react';
import { memo, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isHalfTyped } from './completion';
import { FaultLine } from './FaultLine';
import { QueryEntries } from './QueryEntries';
import { QueryHelp } from './QueryHelp';
import styles from './query.module.css';
import { useCompletions } from './use-completions';

interface Props {
  readonly value: string;
  readonly columns: readonly RunColumn[];
  readonly recent: readonly string[];
  /** Of the text as it stands; null while it is not known. */
  readonly fault: RunTable['fault'];
  /** Whether the table still shows what the query before found. */
  readonly isHeld: boolean;
  readonly onChange: (query: string) => void;
  /** Whether entries are offered that go on with what is written. */
  readonly onCompleting: (isCompleting: boolean) => void;
  /** The writing ended: Enter, or the focus left. */
  readonly onCommit: () => void;
}

/** The query of the table: fields, signs and values are completed, what is wrong is underlined and said below. */
export const QueryInput = memo(function QueryInput(props: Props): ReactNode {
  const { value, columns, recent, isHeld, onChange, onCompleting, onCommit } = props;
  const field = useRef<HTMLInputElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const listId = useId();
  const list = useCompletions({ field, text: value, columns, recent });
  const { isOpen, entries } = list;
  const isCompleting = isOpen && isHalfTyped(entries, value);
  useEffect(() => onCompleting(isCompleting), [onCompleting, isCompleting]);
  // What is about to be completed is not wrong yet.
  const fault = isOpen ? null : props.fault;
  const change = (query: string): void => {
    list.close();
    onChange(query);
    field.current?.focus();
  };
  return (
    <div className={styles.root}>
      <Popover
        opened={list.isOpen}
        position="bottom-start"
        offset={3}
        withRoles={false}
        trapFocus={false}
        shadow="md"
        closeOnEscape={false}
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <div className={styles.field} data-faulty={fault !== null || undefined}>
            <IconSearch size={14} className={styles.icon} aria-hidden />
            <FaultLine text={value} fault={fault} scrolled={scrolled} />
            <input
              ref={field}
              className={styles.text}
              data-filter
              data-testid="runs-filter"
              role="combobox"
              aria-label="Filter the runs"
              aria-autocomplete="list"
              aria-haspopup="listbox"
              aria-expanded={list.isOpen}
              aria-controls={list.isOpen ? listId : undefined}
              aria-activedescendant={list.isOpen ? `${listId}-${list.active}` : undefined}
              aria-invalid={fault !== null}
              aria-describedby={`${listId}-said`}
              placeholder="Words, or test.sharpe > 0.5 and tag:fx"
              spellCheck={false}
              autoComplete="off"
              maxLength={5000}
              value={value}
              onChange={({ currentTarget }) => {
                list.moved(currentTarget.value, currentTarget.selectionStart ?? 0, true);
                onChange(currentTarget.value);
              }}
              onSelect={({ currentTarget }) =>
                list.moved(currentTarget.value, currentTarget.selectionStart ?? 0, false)
              }
              onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollLeft)}
              onKeyDown={(event) => {
                if (list.handleKey(event)) return;
                if (event.key === 'Enter') {
                  list.close();
                  onCommit();
                } else if (event.key === 'Escape' && value !== '') change('');
              }}
              onBlur={() => {
                list.close();
                onCommit();
              }}
            />
            {isCompleting && isHeld && (
              <span className={styles.held} data-testid="query-held">
                rows of the query before
              </span>
            )}
            {value !== '' && (
              <CloseButton size="xs" aria-label="Clear the filter" onClick={() => change('')} />
            )}
            <QueryHelp onTake={change} />
          </div>
        </Popover.Target>
        <Popover.Dropdown p={4}>
          <QueryEntries id={listId} list={list} />
        </Popover.Dropdown>
      </Popover>
      <Text
        id={`${listId}-said`}
        className={styles.said}
        aria-live="polite"
        data-testid="query-fault"
        mt={fault === null ? 0 : 4}
      >
        {fault?.message}
      </Text>
    </div>
  );
});
