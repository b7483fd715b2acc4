import { functionOfFeature } from '../formula/functions/of-feature';
import { barColumns, createLibrary, type FormulaColumn, type FormulaLibrary } from '../formula/library';
import { type JoinedShape, ofKinds } from '../joined';
import { columnsOfShape, wholeSeries } from '../joined-columns';
import type { FeatureDefinition } from './definition';
import { formulaFeature } from './definitions/formula';
import { ownFeatures } from './own-features';
import { nothingFits } from './series-parameter';

/** All that can be said of the bars and of the series that are joined to them. */
export interface Vocabulary {
  /** By kind, formulas included. */
  readonly features: ReadonlyMap<string, FeatureDefinition>;
  readonly library: FormulaLibrary;
}

/** The vocabulary of joined series; the same object for the same shapes, as far as they were asked for of late. */
export function vocabularyOf(joined: readonly JoinedShape[]): Vocabulary {
  const key = joined.map(({ name, kind, levels }) => `${name} ${kind} ${levels}`).join();
  const known = recent.get(key) ?? createVocabulary(joined);
  recent.delete(key);
  recent.set(key, known);
  if (recent.size > kept) recent.delete(recent.keys().next().value ?? key);
  return known;
}

/** Enough for the experiments that are compared side by side; a form that names a series letter by letter asks for many. */
const kept = 16;
const recent = new Map<string, Vocabulary>();

function createVocabulary(joined: readonly JoinedShape[]): Vocabulary {
  const isReady = ({ descriptor: { needs } }: FeatureDefinition) =>
    needs.length === 0 || ofKinds(joined, needs).length > 0;
  const lacking = ownFeatures
    .filter((definition) => !isReady(definition))
    .map(({ kind, descriptor }) => [kind, `${kind} ${nothingFits(descriptor.needs, joined)}.`] as const);
  const library = createLibrary(
    ownFeatures.filter(isReady).map((definition) => functionOfFeature(definition, joined)),
    columnsOf(joined),
    new Map([...lacking, ...joined.flatMap(wholes)]),
  );
  return { features: createRegistry([...ownFeatures, formulaFeature(library, joined)]), library };
}

function wholes(shape: JoinedShape): readonly (readonly [string, string])[] {
  const sentence = wholeSeries(shape);
  return sentence === null ? [] : [[shape.name, sentence]];
}

/** Each name once: where the columns of two series read alike the spec is at fault, and its check says so. */
function columnsOf(joined: readonly JoinedShape[]): readonly FormulaColumn[] {
  const byName = new Map<string, FormulaColumn>();
  for (const { name, documentation, aliases } of joined.flatMap(columnsOfShape))
    if (!barNames.has(name)) byName.set(name, { name, documentation, aliases });
  return [...byName.values()];
}

const barNames = new Set(barColumns.map(({ name }) => name));

/** By kind. Two definitions of one kind are a mistake of the programmer and throw. */
export function createRegistry(
  definitions: readonly FeatureDefinition[],
): ReadonlyMap<string, FeatureDefinition> {
  const byKind = new Map<string, FeatureDefinition>();
  for (const definition of definitions) {
    if (byKind.has(definition.kind)) throw new Error(`The feature "${definition.kind}" is registered twice.`);
    byKind.set(definition.kind, definition);
  }
  return byKind;
}
