import { type FeatureSpec, featureSpec } from '@shared/spec';
import { type ReactNode, useRef } from 'react';
import { RecipeMenu } from '../recipes/RecipeMenu';
import { useSpecEditor } from './editor-context';
import { getAt, type Json } from './json';
import { withFeatures, withFeaturesBack } from './sweep/features';
import { useJoined } from './use-joined';

/** Whole sets of features, taken in place of those of the draft or kept from them. */
export function FeatureRecipes(): ReactNode {
  const { value, update } = useSpecEditor();
  const joined = useJoined();
  const features = wholeFeatures(getAt(value, 'features'));
  const replaced = useRef<Replaced | null>(null);
  const apply = (next: readonly FeatureSpec[]): void => {
    const before = replaced.current;
    replaced.current = { features, draft: value };
    const isUndo = before?.features === next;
    update((now) => (isUndo ? withFeaturesBack(now, before.draft) : withFeatures(now, next)));
  };
  return <RecipeMenu features={features} joins={joined.map(({ name }) => name)} onApply={apply} />;
}

interface Replaced {
  readonly features: readonly FeatureSpec[];
  readonly draft: Json;
}

/** Those that can be read; the others are half typed, which no recipe can keep. */
function wholeFeatures(features: Json | undefined) {
  if (!Array.isArray(features)) return [];
  return features.flatMap((feature: Json) => {
    const parsed = featureSpec.safeParse(feature);
    return parsed.success ? [parsed.data] : [];
  });
}
