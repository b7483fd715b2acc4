import { MultiSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import editor from './editor.module.css';
import { useSpecEditor } from './editor-context';
import { FieldLabel } from './FieldLabel';
import type { FieldProps } from './field-props';
import type { Choice } from './fields/field';
import { getAt } from './json';

interface Props extends FieldProps {
  readonly choices: readonly Choice[];
}

/** Auto, or a list of some words. */
export function SomeField({ field, common, choices }: Props): ReactNode {
  const { value, setField } = useSpecEditor();
  const current = getAt(value, field.path);
  const some = Array.isArray(current) ? current.filter((one) => typeof one === 'string') : null;
  return (
    <Stack gap={0}>
      <div className={editor.label} id={`${common.id}-label`}>
        <FieldLabel field={field} />
      </div>
      <SegmentedControl
        id={common.id}
        data-testid={common['data-testid']}
        aria-labelledby={`${common.id}-label`}
        className={editor.choice}
        value={some === null ? 'auto' : 'some'}
        data={[
          { value: 'auto', label: 'Auto' },
          { value: 'some', label: 'Choose' },
        ]}
        onChange={(next) => setField(field.path, next === 'auto' ? 'auto' : [])}
      />
      {some !== null && (
        <MultiSelect
          mt={4}
          aria-labelledby={`${common.id}-label`}
          data-testid={`${common['data-testid']}-list`}
          value={[...some]}
          data={choices.map(({ value: word, label }) => ({ value: word, label }))}
          placeholder={some.length === 0 ? 'None' : undefined}
          searchable
          hidePickedOptions
          error={common.error !== undefined}
          onChange={(words) => setField(field.path, words)}
        />
      )}
      {common.error && (
        <Text size="xs" c="var(--mantine-color-error)">
          {common.error}
        </Text>
      )}
      <Text size="xs" className="ls-quiet" mt={4}>
        {common.description}
      </Text>
    </Stack>
  );
}
