import type { FeatureDescriptor } from '@shared/features';
import type { Json } from '../json';
import { specLabel } from '../spec-fields';
import { sweptOf } from './plan';
import { planFields } from './plan-fields';
import { dimensionName } from './words';

const labels = new Map(planFields.map(({ path, label }) => [path, label]));

/** The field of the form at which a fault can be mended: of a dimension the field that it moves. */
export function faultPlace(path: string, draft: Json): string {
  return dimensionAt(path, draft) ?? path;
}

/** The same in words: `Sweep · Hidden units`. */
export function faultLabel(path: string, draft: Json, catalog: readonly FeatureDescriptor[]): string {
  const swept = dimensionAt(path, draft);
  if (swept !== undefined) return `Sweep · ${dimensionName(swept, draft, catalog)}`;
  if (path === 'sweep.space') return 'Sweep · What is searched';
  if (path === 'sweep.budget') return 'Sweep · When it ends';
  if (path.startsWith('sweep.objectives')) return 'Sweep · Judged by';
  if (path.startsWith('sweep')) return ['Sweep', labels.get(path)].filter(Boolean).join(' · ');
  return specLabel(path);
}

function dimensionAt(path: string, draft: Json): string | undefined {
  const index = /^sweep\.space\.(\d+)\b/.exec(path)?.[1];
  return sweptOf(draft).find((one) => one.index === Number(index))?.path;
}
