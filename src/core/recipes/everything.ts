import { featureCatalog } from '../features/registry';
import type { BundledRecipe } from './bundled';

/** Every registered feature that the bars alone suffice for, with its defaults; what is registered later is in it too. */
export const everythingRecipe: BundledRecipe = {
  key: 'everything',
  name: 'Every feature',
  description:
    'Every feature of Longshort that needs nothing but bars, each with its defaults. To look through on the page of features, and then to keep the few that say something new.',
  source: 'The list of features',
  features: featureCatalog()
    .filter(({ kind, needs }) => kind !== 'formula' && needs.length === 0)
    .map(({ kind, parameters }) => ({
      kind,
      ...Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default])),
    })),
};
