import type { FeatureDescriptor } from '@shared/features';
import type { ExperimentSpec } from '@shared/spec';
import type { Dimension, Proposed } from '@shared/sweep-plan';
import { formatNumber } from '../../../ui/format';
import { featureText } from '../../experiments/feature-text';

/** A dimension as the form and the JSON call it; a feature by its own name. */
export function dimensionTitle(
  { path }: Pick<Dimension, 'path'>,
  { features }: Pick<ExperimentSpec, 'features'>,
  catalog: readonly FeatureDescriptor[],
): string {
  const [root, place, ...rest] = path.split('.');
  const feature = root === 'features' && place !== undefined ? features[Number(place)] : undefined;
  if (feature === undefined) return path;
  return [featureText(feature, catalog), ...rest].join(' · ');
}

/** What was proposed, as short as it can be told apart. */
export function proposedText(value: Proposed | undefined): string {
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return value;
  return numberText(value);
}

/** To four digits: `64`, `0.0005128`, `1.2e−7`. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return formatNumber(value);
  const short = Number(value.toPrecision(4));
  const text = Math.abs(short) < 1e-4 ? short.toExponential() : String(short);
  return text.replaceAll('-', '\u2212');
}
