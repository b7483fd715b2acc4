import type { FeatureDescriptor } from '@shared/features';
import type { SeriesSummary } from '@shared/series';
import { getAt, isJsonObject, isSameJson, type Json } from '../json';
import { auxiliaryOf, textAt } from './joined';
import { suggestJoin } from './suggest';

/**
 * The entries once one of them reads another series: its name and timing are suggested anew as far as they are still what was
 * suggested for the series before. Null where there is no such series.
 */
export function rejoined(
  rows: readonly Json[],
  index: number,
  before: SeriesSummary | undefined,
  next: SeriesSummary | undefined,
): readonly Json[] | null {
  const row = rows[index];
  if (next === undefined || !isJsonObject(row)) return null;
  const taken = rows.filter((_, i) => i !== index).map((other) => textAt(other, 'name'));
  const old: Json = before === undefined ? {} : { ...suggestJoin(before, taken) };
  const suggested = suggestJoin(next, taken);
  const isOpen = (key: 'name' | 'stamped'): boolean =>
    row[key] === undefined || row[key] === '' || row[key] === getAt(old, key);
  const changed: Json = {
    ...row,
    series: next.name,
    ...(isOpen('name') ? { name: suggested.name } : {}),
    ...(isOpen('stamped') ? { stamped: suggested.stamped } : {}),
  };
  return rows.map((other, i) => (i === index ? changed : other));
}

/**
 * The features of a draft with a joined series' new name in place of the old one; null where none reads it, or where another
 * series still has the old name. What a formula says is left to its author.
 */
export function renamedFeatures(
  draft: Json,
  catalog: readonly FeatureDescriptor[],
  before: string,
  after: string,
): readonly Json[] | null {
  const features = getAt(draft, 'features');
  if (!Array.isArray(features) || before === '' || after === '' || before === after) return null;
  if (auxiliaryOf(draft).some((entry) => textAt(entry, 'name') === before)) return null;
  const renamed = features.map((feature: Json) => {
    const reading = parametersReading(feature, catalog, before);
    if (reading.length === 0) return feature;
    return {
      ...(isJsonObject(feature) ? feature : {}),
      ...Object.fromEntries(reading.map((key) => [key, after])),
    };
  });
  return isSameJson(renamed, features) ? null : renamed;
}

function parametersReading(
  feature: Json,
  catalog: readonly FeatureDescriptor[],
  name: string,
): readonly string[] {
  const descriptor = catalog.find(({ kind }) => kind === textAt(feature, 'kind'));
  const parameters = descriptor?.parameters.filter(({ type }) => type === 'series') ?? [];
  return parameters.map((parameter) => parameter.name).filter((key) => textAt(feature, key) === name);
}
