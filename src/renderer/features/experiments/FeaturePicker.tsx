import { Text } from '@mantine/core';
import type { FeatureDescriptor } from '@shared/features';
import type { JoinedShape } from '@shared/formulas';
import type { ReactNode } from 'react';
import { featureGroups } from '../../ui/feature-groups';
import { AddSelect } from './AddSelect';
import styles from './editor.module.css';
import { fieldId, useSpecEditor } from './editor-context';
import { newFeature, whyNotNow } from './feature-needs';
import type { JsonObject } from './json';
import { useJoined } from './use-joined';

/** The catalogue, by group and with what each feature is, to add from. What nothing is joined for is greyed and says so. */
export function FeaturePicker({ onPick }: { readonly onPick: (feature: JsonObject) => void }): ReactNode {
  const { catalog } = useSpecEditor();
  const joined = useJoined();
  const groups = Object.entries(featureGroups).map(([group, title]) => ({
    group: title,
    items: catalog
      .filter((one) => one.group === group)
      .map((one) => ({
        value: one.kind,
        label: one.label,
        disabled: whyNotNow(one, joined) !== undefined,
      })),
  }));
  return (
    <AddSelect
      id={fieldId('features')}
      data-testid="add-feature"
      aria-label="Add a feature"
      placeholder="Add a feature…"
      nothingFoundMessage="No feature of that name"
      data={groups.filter((group) => group.items.length > 0)}
      renderOption={({ option }) => (
        <PickerOption
          descriptor={catalog.find((one) => one.kind === option.value)}
          label={option.label}
          joined={joined}
        />
      )}
      onAdd={(kind) => {
        const descriptor = catalog.find((one) => one.kind === kind);
        if (descriptor !== undefined) onPick(newFeature(descriptor, joined));
      }}
    />
  );
}

interface OptionProps {
  readonly descriptor: FeatureDescriptor | undefined;
  readonly label: string;
  readonly joined: readonly JoinedShape[];
}

function PickerOption({ descriptor, label, joined }: OptionProps): ReactNode {
  const whyNot = descriptor && whyNotNow(descriptor, joined);
  return (
    <div>
      <Text className={whyNot && styles.greyed}>{label}</Text>
      <Text size="xs" className="ls-quiet">
        {whyNot ?? descriptor?.description}
      </Text>
    </div>
  );
}
