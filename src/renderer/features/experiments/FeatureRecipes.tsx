import { featureSpec } from '@shared/spec';
import type { ReactNode } from 'react';
import { RecipeMenu } from '../recipes/RecipeMenu';
import { useSpecEditor } from './editor-context';
import { getAt, type Json } from './json';
import { useJoined } from './use-joined';

/** Whole sets of features, taken in place of those of the draft or kept from them. */
export function FeatureRecipes(): ReactNode {
  const { value, setField } = useSpecEditor();
  const joined = useJoined();
  const features = getAt(value, 'features');
  return (
    <RecipeMenu
      features={wholeFeatures(features)}
      joins={joined.map(({ name }) => name)}
      onApply={(next) => setField('features', [...next])}
    />
  );
}

/** Those that can be read; the others are half typed, which no recipe can keep. */
function wholeFeatures(features: Json | undefined) {
  if (!Array.isArray(features)) return [];
  return features.flatMap((feature: Json) => {
    const parsed = featureSpec.safeParse(feature);
    return parsed.success ? [parsed.data] : [];
  });
}
