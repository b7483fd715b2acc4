import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './editor.module.css';
import { useSpecEditor } from './editor-context';
import { FeaturePicker } from './FeaturePicker';
import { FeatureRecipes } from './FeatureRecipes';
import { FeatureRow } from './FeatureRow';
import { getAt, isJsonObject, type Json } from './json';

/** The features in their order, each with its parameters, and the catalogue to add from. */
export function FeaturesEditor(): ReactNode {
  const { value, setField, faults } = useSpecEditor();
  const features = listOf(getAt(value, 'features'));
  const replace = (next: readonly Json[]): void => setField('features', next);
  const ownFault = faults.at('features');
  return (
    <div>
      {features.length > 0 && (
        <ol className={styles.features} aria-label="Features, in the order the model reads them">
          {[...features.entries()].map(([index, feature]) => (
            <FeatureRow
              key={index}
              feature={feature}
              index={index}
              count={features.length}
              twinOf={features.findIndex((other) => isSame(other, feature))}
              onMove={(to) => replace(moved(features, index, to))}
              onRemove={() => replace(features.filter((_, i) => i !== index))}
            />
          ))}
        </ol>
      )}
      {features.length === 0 && (
        <Text className="ls-quiet" mb="xs">
          No features yet. The model needs at least one; a return and a momentum are a good start.
        </Text>
      )}
      {ownFault && (
        <Text size="xs" c="var(--mantine-color-error)" mb="xs" role="alert">
          {ownFault}
        </Text>
      )}
      <Group gap="xs">
        <FeaturePicker onPick={(feature) => replace([...features, feature])} />
        <FeatureRecipes />
      </Group>
    </div>
  );
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function moved(list: readonly Json[], from: number, to: number): readonly Json[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Equal whatever the order of the parameters. */
function isSame(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json): string {
  if (!isJsonObject(value)) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}
