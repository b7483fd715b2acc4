import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './editor.module.css';
import { useSpecEditor } from './editor-context';
import { FeaturePicker } from './FeaturePicker';
import { FeatureRecipes } from './FeatureRecipes';
import { FeatureRow } from './FeatureRow';
import { FeatureScope } from './FeatureScope';
import { firstTwins, listOf } from './feature-list';
import { getAt } from './json';
import { FeatureSets, FeatureSetsButton } from './sweep/FeatureSets';

/** The features in their order, each with its parameters, and the catalogue to add from. */
export function FeaturesEditor(): ReactNode {
  const { value, change, faults } = useSpecEditor();
  const features = listOf(getAt(value, 'features'));
  const twins = firstTwins(features);
  const ownFault = faults.at('features');
  return (
    <div>
      {features.length > 0 && (
        <ol className={styles.features} aria-label="Features, in the order the model reads them">
          {[...features.entries()].map(([index, feature]) => (
            <FeatureScope key={index} index={index}>
              <FeatureRow
                feature={feature}
                index={index}
                count={features.length}
                twinOf={twins[index] ?? index}
              />
            </FeatureScope>
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
        <FeaturePicker onPick={(feature) => change('features', (now) => [...listOf(now), feature])} />
        <FeatureRecipes />
        <FeatureSetsButton />
      </Group>
      <FeatureSets />
    </div>
  );
}
