import { type ComboboxItem, SegmentedControl, Select, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './editor.module.css';
import { fieldId, useSpecEditor } from './editor-context';
import { FieldLabel } from './FieldLabel';
import type { FieldProps } from './field-props';
import type { Choice } from './fields/field';
import { getAt } from './json';
import { OptionWithReason } from './OptionWithReason';
import { defaultOf } from './spec-defaults';
import { useMainSeries } from './use-main-series';

interface Props extends FieldProps {
  readonly choices: readonly Choice[];
}

/** One of a few words beside each other, or of more in a list. A word that the draft holds is offered, whether it fits or not. */
export function ChoiceField({ field, common, choices }: Props): ReactNode {
  const { value, setField } = useSpecEditor();
  const series = useMainSeries();
  const current = String(getAt(value, field.path) ?? defaultOf(field.path) ?? '');
  const offered = choices
    .filter((choice) => choice.value === current || (choice.when?.(value) ?? true))
    .map((choice) => ({ ...choice, reason: choice.whyNot?.(value, series) }));
  const change = (next: string | null): void => {
    if (next !== null) setField(field.path, next);
  };
  if (offered.length > mostBeside) {
    const reasons = new Map(offered.map(({ value: word, reason }) => [word, reason]));
    return (
      <Select
        {...common}
        classNames={{ option: styles.option }}
        value={current}
        data={offered.map(({ value: word, label, reason }) => asOption(word, label, reason))}
        renderOption={({ option }) => <OptionWithReason option={option} reason={reasons.get(option.value)} />}
        onChange={change}
      />
    );
  }
  return (
    <div>
      <div className={styles.label} id={`${fieldId(field.path)}-label`}>
        <FieldLabel field={field} />
      </div>
      <SegmentedControl
        id={fieldId(field.path)}
        data-testid={fieldId(field.path)}
        aria-labelledby={`${fieldId(field.path)}-label`}
        className={styles.choice}
        value={current}
        data={offered.map(({ value: word, label, reason }) => ({
          value: word,
          label: reason === undefined ? label : <Tooltip label={reason}>{<span>{label}</span>}</Tooltip>,
          disabled: reason !== undefined && word !== current,
        }))}
        onChange={change}
      />
      {common.error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {common.error}
        </Text>
      )}
      <Text size="xs" className="ls-quiet" mt={4}>
        {common.description}
        {reasonsText(offered)}
      </Text>
    </div>
  );
}

const mostBeside = 3;

function asOption(value: string, label: string, reason: string | undefined): ComboboxItem {
  return { value, label, disabled: reason !== undefined };
}

interface Greyed {
  readonly label: string;
  readonly reason: string | undefined;
}

/** ` Fill, Break: choose a calendar first.` for those that cannot be chosen, since their tooltips need a mouse. */
function reasonsText(offered: readonly Greyed[]): string {
  const reasons = new Set(offered.flatMap(({ reason }) => reason ?? []));
  return [...reasons]
    .map((reason) => {
      const labels = offered.filter((choice) => choice.reason === reason).map(({ label }) => label);
      return ` ${labels.join(' and ')}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
    })
    .join('');
}
