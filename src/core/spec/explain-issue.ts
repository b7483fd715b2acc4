import { baselineKinds } from '@shared/baselines';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import { splitKinds } from '@shared/spec-split';
import { z } from 'zod';
import { suggest } from '../text/nearest';

/**
 * What zod found, as a sentence fragment that follows the path: `must be at most 1, not 1.5`. Given to zod as the error map of
 * a parse, so messages written in the schema win. Undefined leaves zod's own words.
 */
export const explainIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${typeWords[issue.expected] ?? issue.expected}, not ${show(issue.input)}`;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? 'must not be empty'
        : `must be ${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}, not ${show(issue.input)}`;
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}, not ${show(issue.input)}`;
    case 'invalid_union':
      return explainUnion(issue);
    default:
      return undefined;
  }
};

function explainUnion(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string {
  switch (issue.path?.at(-1)) {
    case 'purge':
      return `must be "auto" or a whole number of bars from 0 to 100000, not ${show(issue.input)}`;
    case 'baselines':
      return `must be "auto" or a list of ${baselineKinds.join(', ')}`;
    case 'kind':
      return `must be ${splitKinds.map((kind) => JSON.stringify(kind)).join(' or ')}, not ${show(kindOf(issue.input))}`;
    default:
      return `must be a number or a text, not ${show(issue.input)}`;
  }
}

function kindOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'kind' in input ? input.kind : input;
}

/** Keys that the schema knows at a path of the spec; empty where anything goes, as inside a feature. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schema: z.core.$ZodType = experimentSpec;
  for (const key of path) {
    const next = objectsOf(schema).flatMap(({ shape }) => shape[String(key)] ?? [])[0];
    if (next === undefined) return [];
    schema = next;
  }
  return [...new Set(objectsOf(schema).flatMap(({ shape }) => Object.keys(shape)))];
}

/** The groups of fields that a schema allows: several of a split, one of most. */
function objectsOf(schema: z.core.$ZodType): readonly z.ZodObject[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return [inner];
  if (inner instanceof z.ZodUnion) return inner.options.flatMap(objectsOf);
  return [];
}

/** `is not a known field; did you mean "lookback"?`, looking beside it first and then through the whole spec. */
export function explainUnknownKey(key: string, path: readonly PropertyKey[]): string {
  const beside = suggest(key, knownKeys(path));
  if (beside !== '') return `is not a known field${beside}`;
  const home = sections.find((section) => knownKeys([section]).includes(key));
  return home === undefined ? 'is not a known field' : `is not a known field here; it belongs in "${home}"`;
}

const sections = Object.keys(experimentSpec.shape) as readonly (keyof ExperimentSpec)[];

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields in braces',
};

function tooBig(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  if (issue.origin === 'array') return `must hold at most ${issue.maximum} entries`;
  if (issue.origin === 'string') return `must be at most ${issue.maximum} characters long`;
  return `must be ${issue.inclusive === false ? 'below' : 'at most'} ${issue.maximum}, not ${show(issue.input)}`;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? unwrap(schema.unwrap())
    : schema instanceof z.ZodPipe
      ? unwrap(schema.out)
      : schema;
}

function show(value: unknown): string {
  if (typeof value === 'string')
    return `the text "${value.length > 40 ? `${value.slice(0, 40)}...` : value}"`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  return String(value);
}
