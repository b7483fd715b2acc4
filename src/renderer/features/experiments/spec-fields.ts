import { dataSections } from './fields/data-sections';
import type { SpecField, SpecSection } from './fields/field';
import { modelSection } from './fields/model-section';
import { tradingSections } from './fields/trading-sections';
import { trainingSection } from './fields/training-section';

/** The form, section by section. Ranges and defaults are the schema's; here is only what a reader needs. */
export const specSections: readonly SpecSection[] = [
  ...dataSections,
  modelSection,
  trainingSection,
  ...tradingSections,
];

const fields = new Map(specSections.flatMap((section) => section.fields.map((field) => [field.path, field])));

/** The field at a path of the spec; none where the form has none, such as for a feature. */
export const specField = (path: string): SpecField | undefined => fields.get(path);

const labels = new Map([
  ['name', 'Name'],
  ...specSections.flatMap((section) => [
    [section.id, section.title] as const,
    ...section.fields.map((field) => [field.path, `${section.title} · ${field.label}`] as const),
  ]),
  ['data.auxiliary', 'Joined series'],
]);

/** A path of the spec in the form's words: `Training · Batch`; the path itself where the form has none. */
export function specLabel(path: string): string {
  const parameter = /^features\.(\d+)\.(.+)$/.exec(path);
  if (parameter !== null) return `Features · ${Number(parameter[1]) + 1} · ${parameter[2]}`;
  const joined = /^data\.auxiliary\.(\w+)(?:\.(\w+))?$/.exec(path);
  if (joined !== null) return ['Joined series', numbered(joined[1]!), joined[2]].filter(Boolean).join(' · ');
  if (path.startsWith('features.')) return `Features · ${path.slice('features.'.length)}`;
  return labels.get(path) ?? labels.get(path.replace(/\.\d+$/, '')) ?? path;
}

/** An index of the spec as the form counts, from 1; a name as it is. */
const numbered = (key: string): string => (/^\d+$/.test(key) ? String(Number(key) + 1) : key);
