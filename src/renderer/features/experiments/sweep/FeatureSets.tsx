import { Button } from '@mantine/core';
import { IconRadar2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRecipes } from '../../../api/queries';
import { formatCount } from '../../../ui/format';
import { useSpecEditor } from '../editor-context';
import { listOf } from '../feature-list';
import { getAt, type Json } from '../json';
import { SetsEditor } from './SetsEditor';
import { proposeSets } from './sets';
import { useDimension } from './use-sweep';
import type { NamedValue } from './values';

/** Switches on that trials differ in their whole set of features. */
export function FeatureSetsButton(): ReactNode {
  const editor = useDimension('features');
  const recipes = useRecipeSets();
  const isOn = editor.swept !== undefined;
  return (
    <Button
      variant={isOn ? 'light' : 'default'}
      leftSection={<IconRadar2 size={14} />}
      aria-pressed={isOn}
      data-testid="sweep-toggle-features"
      onClick={() =>
        isOn ? editor.stop() : editor.start((draft) => proposeSets('features', draft, recipes.slice(0, 1)))
      }
    >
      Sweep sets
    </Button>
  );
}

/** The sets that trials choose from: the features as listed, those listed at some time, recipes. */
export function FeatureSets(): ReactNode {
  const { value } = useSpecEditor();
  const editor = useDimension('features');
  const recipes = useRecipeSets();
  if (editor.swept === undefined) return null;
  return (
    <SetsEditor
      part="features"
      title="Sets of features to choose from"
      editor={editor}
      offered={recipes}
      captureAs={formatCount(listOf(getAt(value, 'features')).length, 'feature')}
      describe={({ value: set }) => formatCount(listOf(set).length, 'feature')}
    />
  );
}

function useRecipeSets(): readonly NamedValue[] {
  return (useRecipes().data ?? []).map(({ name, features }) => ({
    label: name,
    value: JSON.parse(JSON.stringify(features)) as Json,
  }));
}
