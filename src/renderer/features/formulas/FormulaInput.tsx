import { Popover, Text } from '@mantine/core';
import type { JoinedShape } from '@shared/formulas';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { CompletionList } from './CompletionList';
import { faultSentence } from './completing';
import { FaultMarks } from './FaultMarks';
import styles from './formula.module.css';
import { SignatureHint } from './SignatureHint';
import { useCompletionList } from './use-completion-list';
import { useFormulaHelp } from './use-formula-help';

interface Props {
  readonly id: string;
  /** What a reader of the screen calls the field. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Series whose columns the formula may read beside the bars'. */
  readonly joined: readonly JoinedShape[];
  /** Said where nothing is wrong with the text by itself. */
  readonly error?: string | undefined;
  /** Enter ends the writing instead of the line. */
  readonly onCommit?: () => void;
  readonly onBlur?: () => void;
  /** Off where the field stands in a popover that closes at clicks outside itself. */
  readonly withinPortal?: boolean;
  /** While nothing is written nothing is wrong either; without it an empty formula is a fault. */
  readonly isOptional?: boolean;
}

/** A field for a formula: completion and signatures while it is written, faults underlined where they stand. */
export function FormulaInput({ id, label, value, onChange, joined, ...rest }: Props): ReactNode {
  const { error, onCommit, onBlur, withinPortal = true, isOptional = false } = rest;
  const [cursor, setCursor] = useState(value.length);
  const [isFocused, setFocused] = useState(false);
  const { help, isCurrent, faults: found } = useFormulaHelp(value, cursor, joined);
  const faults = isOptional && value === '' ? [] : found;
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useCompletionList({ field, text: value, help, isCurrent, isFocused });
  const listId = useId();
  const sentence = faultSentence(value, faults) ?? error;
  const signature = isFocused && !list.isDismissed ? (help?.signature ?? null) : null;
  const isHinting = signature !== null && !list.isOpen;
  const popover = { withinPortal, withRoles: false, trapFocus: false, shadow: 'md' } as const;
  const closing = { closeOnClickOutside: false, closeOnEscape: false, transitionProps: { duration: 0 } };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (list.handleKey(event)) return;
    if (event.key !== 'Enter' || onCommit === undefined || event.shiftKey) return;
    event.preventDefault();
    onCommit();
  };

  return (
    <div className={styles.root}>
      <Popover {...popover} {...closing} opened={isHinting} position="top-start" offset={4}>
        <Popover.Target>
          <div className={styles.field} data-faulty={sentence !== undefined || undefined}>
            <FaultMarks text={value} faults={faults} />
            <Popover {...popover} {...closing} opened={list.isOpen} position="bottom-start" offset={3}>
              <div className={styles.mirror} aria-hidden>
                {value.slice(0, list.entries[0]?.from ?? cursor)}
                <Popover.Target>
                  <span className={styles.anchor} />
                </Popover.Target>
              </div>
              <Popover.Dropdown p={0}>
                {signature !== null && (
                  <div className={styles.above}>
                    <SignatureHint signature={signature} />
                  </div>
                )}
                <CompletionList id={listId} list={list} />
              </Popover.Dropdown>
            </Popover>
            <textarea
              ref={field}
              id={id}
              data-testid={id}
              className={styles.text}
              rows={1}
              role="combobox"
              aria-label={label}
              aria-autocomplete="list"
              aria-haspopup="listbox"
              aria-expanded={list.isOpen}
              aria-controls={list.isOpen ? listId : undefined}
              aria-activedescendant={list.isOpen ? `${listId}-${list.active}` : undefined}
              aria-invalid={sentence !== undefined}
              aria-describedby={`${id}-said`}
              spellCheck={false}
              autoComplete="off"
              placeholder="log(close / lag(close, 1))"
              value={value}
              onChange={({ currentTarget }) => {
                setCursor(currentTarget.selectionStart);
                list.changed(currentTarget.value, currentTarget.selectionStart);
                onChange(currentTarget.value);
              }}
              onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
              onKeyDown={onKeyDown}
              onFocus={() => setFocused(true)}
              onBlur={() => {
                setFocused(false);
                list.close();
                onBlur?.();
              }}
            />
          </div>
        </Popover.Target>
        <Popover.Dropdown px="xs" py={6} maw={520}>
          {signature !== null && <SignatureHint signature={signature} />}
        </Popover.Dropdown>
      </Popover>
      <Text id={`${id}-said`} size="xs" c="var(--mantine-color-error)" aria-live="polite" mt={sentence && 4}>
        {sentence}
      </Text>
    </div>
  );
}
