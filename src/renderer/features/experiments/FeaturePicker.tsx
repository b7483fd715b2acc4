import { Select, Text } from '@mantine/core';
import type { FeatureDescriptor } from '@shared/features';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { fieldId, useSpecEditor } from './editor-context';
import type { JsonObject } from './json';

/** The catalogue, by group and with what each feature is, to add from. */
export function FeaturePicker({ onPick }: { readonly onPick: (feature: JsonObject) => void }): ReactNode {
  const { catalog } = useSpecEditor();
  const groups = Object.entries(groupTitles).map(([group, title]) => ({
    group: title,
    items: catalog.filter((one) => one.group === group).map((one) => ({ value: one.kind, label: one.label })),
  }));
  return (
    <Select
      id={fieldId('features')}
      data-testid="add-feature"
      aria-label="Add a feature"
      placeholder="Add a feature…"
      leftSection={<IconPlus size={14} />}
      searchable
      clearable={false}
      value={null}
      nothingFoundMessage="No feature of that name"
      maxDropdownHeight={360}
      w={360}
      data={groups.filter((group) => group.items.length > 0)}
      renderOption={({ option }) => (
        <PickerOption descriptor={catalog.find((one) => one.kind === option.value)} label={option.label} />
      )}
      onChange={(kind) => {
        const descriptor = catalog.find((one) => one.kind === kind);
        if (descriptor !== undefined) onPick(withDefaults(descriptor));
      }}
    />
  );
}

interface OptionProps {
  readonly descriptor: FeatureDescriptor | undefined;
  readonly label: string;
}

function PickerOption({ descriptor, label }: OptionProps): ReactNode {
  return (
    <div>
      <Text>{label}</Text>
      <Text size="xs" className="ls-quiet">
        {descriptor?.description}
      </Text>
    </div>
  );
}

function withDefaults(descriptor: FeatureDescriptor): JsonObject {
  const parameters = descriptor.parameters.map((parameter) => [parameter.name, parameter.default] as const);
  return { kind: descriptor.kind, ...Object.fromEntries(parameters) };
}
