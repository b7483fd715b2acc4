import type { FeatureDescriptor } from '@shared/features';
import type { FeatureSpec } from '@shared/spec';

/** A feature in one line: its label and its parameters in the catalogue's order, `Relative strength index 14`. */
export function featureText(feature: FeatureSpec, catalog: readonly FeatureDescriptor[]): string {
  const descriptor = catalog.find((one) => one.kind === feature.kind);
  if (descriptor === undefined) return feature.kind;
  const values = descriptor.parameters.map((parameter) => {
    const value = feature[parameter.name] ?? parameter.default;
    if (parameter.type !== 'choice') return String(value);
    return parameter.choices.find((choice) => choice.value === value)?.label ?? String(value);
  });
  return [descriptor.label, ...values].join(' ');
}
