import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Json } from '../json';
import styles from './sweep.module.css';

interface Props {
  /** Id of the first box, which faults lead to. */
  readonly id: string;
  readonly name: string;
  readonly choices: readonly { readonly value: Json; readonly label: string }[];
  readonly chosen: readonly Json[];
  readonly onChange: (chosen: readonly Json[]) => void;
}

/** Which of a few values a trial may have. What the plan holds beside them is shown too. */
export function ChoiceChips({ id, name, choices, chosen, onChange }: Props): ReactNode {
  const unknown = chosen.filter((value) => !choices.some((one) => one.value === value));
  const all = [...choices, ...unknown.map((value) => ({ value, label: String(value) }))];
  const toggle = (value: Json, isOn: boolean): void =>
    onChange(all.map((one) => one.value).filter((one) => (one === value ? isOn : chosen.includes(one))));
  return (
    <div className={styles.choices}>
      {all.map(({ value, label }, index) => (
        <Checkbox
          key={String(value)}
          id={index === 0 ? id : `${id}-${String(value)}`}
          data-testid={`${id}-${String(value)}`}
          size="xs"
          aria-label={`${name}, ${label}`}
          label={label}
          checked={chosen.includes(value)}
          onChange={(event) => toggle(value, event.currentTarget.checked)}
        />
      ))}
    </div>
  );
}
