import { Checkbox, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { fieldId, useSpecEditor } from '../editor-context';
import { getAt, isSameJson } from '../json';
import { ConditionLine } from './ConditionLine';
import { Problems } from './Problems';
import { followLabel, freeLabel, type WholePart } from './sets';
import styles from './sweep.module.css';
import type { DimensionEditor } from './use-sweep';
import { isNamed, type NamedValue, valuesOf } from './values';

interface Props {
  readonly part: WholePart;
  readonly title: string;
  readonly editor: DimensionEditor;
  /** Sets that can be taken, beside those of the plan. */
  readonly offered: readonly NamedValue[];
  /** What a set is called that is taken from the form. */
  readonly captureAs: string;
  readonly describe: (set: NamedValue) => string;
}

/** Whole values of a part of the spec that trials choose from: what the form holds, what it held when it was kept, and ready ones. */
export function SetsEditor({ part, title, editor, offered, captureAs, describe }: Props): ReactNode {
  const { value } = useSpecEditor();
  const values = valuesOf(editor.swept?.dimension ?? {});
  const own: NamedValue = { label: followLabel[part], value: getAt(value, part) ?? null };
  const chosen = values.filter(isNamed);
  const isChosen = ({ label }: NamedValue): boolean => chosen.some((one) => one.label === label);
  const all = [
    own,
    ...chosen.filter(({ label }) => label !== own.label),
    ...offered.filter((one) => !isChosen(one)),
  ];
  const set = (next: readonly NamedValue[]): void => editor.set({ values: next.map((one) => ({ ...one })) });
  const isKept = chosen.some((one) => one.label !== own.label && isSameJson(one.value, own.value));
  return (
    <fieldset
      className={styles.sets}
      aria-label={title}
      id={fieldId(part)}
      data-testid={`sets-${part}`}
      tabIndex={-1}
    >
      <div className={styles.setsTitle}>{title}</div>
      {all.map((one) => (
        <Checkbox
          key={one.label}
          size="xs"
          checked={isChosen(one)}
          label={
            <>
              {one.label} <span className="ls-quiet">{describe(one)}</span>
            </>
          }
          onChange={(event) =>
            set(
              event.currentTarget.checked
                ? all.filter((other) => other === one || isChosen(other))
                : chosen.filter(({ label }) => label !== one.label),
            )
          }
        />
      ))}
      {!isKept && (
        <UnstyledButton
          className={styles.keep}
          data-testid={`keep-${part}`}
          onClick={() => set([...chosen, { label: freeLabel(captureAs, values), value: own.value }])}
        >
          Keep what the form holds now as a set of its own
        </UnstyledButton>
      )}
      <ConditionLine name={title} editor={editor} />
      <Problems sentences={editor.problems} />
    </fieldset>
  );
}
