import { AppError } from '@shared/errors';
import { type RecipeBody, recipeBody, recipeFile } from '@shared/recipes';
import type { FeatureSpec, SpecFault } from '@shared/spec';
import type { z } from 'zod';
import { completeFeature, featureLabel, requireFeature, resolveFeature } from '../features/registry';
import { type JoinedShape, unknownShapes } from '../joined';
import { explainIssue } from '../spec/explain-issue';
import { faultSentence } from '../spec/spec-error';
import { parseJsonText } from '../spec/syntax';

/** The text of the file that a recipe is shared as. */
export function recipeText(body: RecipeBody): string {
  return `${JSON.stringify({ format: 'longshort-recipe', version: 1, ...body }, null, 2)}\n`;
}

/**
 * A recipe from the text of a file, its features whole. Throws AppError `invalid` with a sentence for every fault: no JSON, no recipe, one of
 * a later version, features that are not known or do not fit.
 */
export function parseRecipeText(text: string): RecipeBody {
  const input = parseJsonText(text, 'recipe');
  const head = typeof input === 'object' && input !== null ? input : {};
  if (!('format' in head) || head.format !== 'longshort-recipe') {
    throw new AppError(
      'invalid',
      'The file is not a recipe of Longshort: it lacks "format": "longshort-recipe". Choose a file that was exported as a recipe.',
    );
  }
  if ('version' in head && typeof head.version === 'number' && head.version > 1) {
    throw new AppError(
      'invalid',
      `The recipe is of version ${head.version}, which a later Longshort wrote; this one reads version 1. Update Longshort to use it.`,
    );
  }
  const parsed = recipeFile.safeParse(input, { error: explainIssue });
  if (!parsed.success) throw refusal(parsed.error.issues.flatMap(faultsOf));
  const { format: _, version: __, ...body } = parsed.data;
  return checkRecipe(body);
}

/** The recipe with every default of its features written out, and of the joins those that they read. Throws AppError `invalid` with every fault as a sentence. */
export function checkRecipe(input: unknown): RecipeBody {
  const parsed = recipeBody.safeParse(input, { error: explainIssue });
  if (!parsed.success) throw refusal(parsed.error.issues.flatMap(faultsOf));
  const body = parsed.data;
  const joined = unknownShapes(body.joins);
  const faults = body.features.flatMap((feature, index) => {
    const resolution = resolveFeature(feature, joined);
    if (resolution.ok) return [];
    return resolution.faults.map((fault) => ({ ...fault, path: `features.${index}.${fault.path}` }));
  });
  if (faults.length > 0) throw refusal(faults);
  const twice = duplicates(body.features.map((feature) => featureLabel(feature, joined)));
  if (twice.length > 0) throw refusal(twice);
  const read = new Set(body.features.flatMap((feature) => seriesOf(feature, joined)));
  return {
    ...body,
    features: body.features.map((feature) => completeFeature(feature, joined)),
    joins: body.joins.filter((name) => read.has(name)),
  };
}

function seriesOf(feature: FeatureSpec, joined: readonly JoinedShape[]): readonly string[] {
  const { definition, parameters } = requireFeature(feature, joined);
  return definition.joinedOf(parameters, joined);
}

function duplicates(labels: readonly string[]): readonly SpecFault[] {
  return labels.flatMap((label, index) => {
    const first = labels.indexOf(label);
    if (first === index) return [];
    return [
      { path: `features.${index}`, message: `is ${label} once more: it is the same as features.${first}` },
    ];
  });
}

function faultsOf(issue: z.core.$ZodIssue): readonly SpecFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((path) => ({ path, message: 'is not a part of a recipe' }));
  const path = issue.path.map(String).join('.');
  return [{ path, message: path === '' ? `The recipe ${issue.message}.` : issue.message }];
}

function refusal(faults: readonly SpecFault[]): AppError {
  const lines = faults.map(faultSentence);
  const message =
    lines.length === 1 ? `The recipe cannot be used: ${lines[0]}` : `The recipe has ${lines.length} faults.`;
  return new AppError('invalid', message, lines.length === 1 ? [] : lines);
}
