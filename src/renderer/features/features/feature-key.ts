import type { FeatureSpec } from '@shared/spec';

/** The same for the same feature, whatever the order of its parameters. */
export function featureKey(feature: FeatureSpec): string {
  return JSON.stringify(Object.entries(feature).sort(([a], [b]) => a.localeCompare(b)));
}
