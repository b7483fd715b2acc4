import {
  type ExperimentSpec,
  experimentSpec,
  type FeatureSpec,
  featureSpec,
  type SpecFault,
} from '@shared/spec';
import { z } from 'zod';
import { completeFeature, featureLabel, resolveFeature } from '../features/registry';
import { type JoinedShape, unknownShapes } from '../joined';
import { auxiliaryFaults } from './auxiliary';
import { baselineFaults } from './baselines';
import { decisionFaults } from './decision-faults';
import { explainIssue, explainUnknownKey } from './explain-issue';
import { labelFaults } from './label-faults';
import { lossFaults } from './loss';
import { panelFaults } from './panel-faults';
import { SpecError } from './spec-error';
import { splitFaults } from './split-faults';
import { parseJsonText } from './syntax';
import { timeFaults } from './time';

/**
 * Checks anything as an experiment: the schema, the feature registry, and what must hold between fields. Either a
 * spec, whole, with every default written out, or every fault found, in the order of the spec.
 */
export function checkSpec(input: unknown): {
  readonly spec: ExperimentSpec | null;
  readonly faults: readonly SpecFault[];
} {
  const parsed = experimentSpec.safeParse(input, { error: explainIssue });
  const schemaFaults = parsed.success ? [] : parsed.error.issues.flatMap(faultsOf);
  const known = new Set(schemaFaults.map((fault) => fault.path));
  const joined = joinedByName(input);
  const faults = [...schemaFaults, ...featureFaults(input, joined).filter((fault) => !known.has(fault.path))];
  if (!parsed.success) return { spec: null, faults };

  const all = [...faults, ...crossFaults(parsed.data, joined)];
  if (all.length > 0) return { spec: null, faults: all };
  const features = parsed.data.features.map((feature) => completeFeature(feature, joined));
  return { spec: { ...parsed.data, features }, faults: [] };
}

/** As `checkSpec`; throws SpecError (AppError `invalid`) with all faults. */
export function parseSpec(input: unknown): ExperimentSpec {
  const { spec, faults } = checkSpec(input);
  if (spec === null) throw new SpecError(faults);
  return spec;
}

/** A spec from the text of a file. Throws AppError `invalid`; a syntax error with its line and column. */
export function parseSpecText(text: string): ExperimentSpec {
  return parseSpec(parseJsonText(text));
}

function faultsOf(issue: z.core.$ZodIssue): readonly SpecFault[] {
  if (issue.code !== 'unrecognized_keys')
    return [{ path: pathText(issue.path), message: rootMessage(issue) }];
  return issue.keys.map((key) => ({
    path: pathText([...issue.path, key]),
    message: explainUnknownKey(key, issue.path),
  }));
}

function rootMessage(issue: z.core.$ZodIssue): string {
  return issue.path.length === 0 ? `The experiment ${issue.message}.` : issue.message;
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

/** Faults of those features that can be read at all, even where the rest of the spec cannot. */
function featureFaults(input: unknown, joined: readonly JoinedShape[]): readonly SpecFault[] {
  return readableFeatures(input).flatMap(({ index, feature }) => {
    const resolution = resolveFeature(feature, joined);
    if (resolution.ok) return [];
    return resolution.faults.map((fault) => ({ ...fault, path: `features.${index}.${fault.path}` }));
  });
}

/** The auxiliary series whose names can be read; of what kind they are is known only where the data are at hand. */
function joinedByName(input: unknown): readonly JoinedShape[] {
  const parsed = named.safeParse(input);
  if (!parsed.success) return [];
  const names = parsed.data.data.auxiliary.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  return unknownShapes([...new Set(names)]);
}

const named = z.object({ data: z.object({ auxiliary: z.array(z.object({ name: z.unknown() })) }) });

function readableFeatures(
  input: unknown,
): readonly { readonly index: number; readonly feature: FeatureSpec }[] {
  if (typeof input !== 'object' || input === null || !('features' in input) || !Array.isArray(input.features))
    return [];
  return input.features.flatMap((item: unknown, index) => {
    const parsed = featureSpec.safeParse(item);
    return parsed.success ? [{ index, feature: parsed.data }] : [];
  });
}

function crossFaults(spec: ExperimentSpec, joined: readonly JoinedShape[]): readonly SpecFault[] {
  return [
    ...periodFaults(spec),
    ...timeFaults(spec.data),
    ...auxiliaryFaults(spec.data.auxiliary),
    ...duplicateFaults(spec, joined),
    ...panelFaults(spec),
    ...labelFaults(spec),
    ...splitFaults(spec),
    ...lossFaults(spec),
    ...decisionFaults(spec),
    ...baselineFaults(spec),
    ...warmUpFaults(spec),
    ...seedFaults(spec),
  ];
}

function warmUpFaults({ training: { warmUp, epochs } }: ExperimentSpec): readonly SpecFault[] {
  if (warmUp < epochs) return [];
  return [{ path: 'training.warmUp', message: `must be below training.epochs, ${epochs}, not ${warmUp}` }];
}

/** A seed is 32 bits wide: beyond them two would be one. */
function seedFaults({ seed, seeds }: ExperimentSpec): readonly SpecFault[] {
  const most = 2 ** 32 - seeds;
  if (seed <= most) return [];
  return [{ path: 'seed', message: `must be ${most} or less for ${seeds} seeds, not ${seed}` }];
}

function periodFaults({ data: { from, to } }: ExperimentSpec): readonly SpecFault[] {
  if (from === null || to === null || from <= to) return [];
  return [{ path: 'data.to', message: `must not be before data.from, ${from}, but is ${to}` }];
}

function duplicateFaults({ features }: ExperimentSpec, joined: readonly JoinedShape[]): readonly SpecFault[] {
  const first = new Map<string, number>();
  return features.flatMap((feature, index) => {
    if (!resolveFeature(feature, joined).ok) return [];
    const label = featureLabel(feature, joined);
    const earlier = first.get(label);
    if (earlier === undefined) {
      first.set(label, index);
      return [];
    }
    return [
      { path: `features.${index}`, message: `is ${label} once more: it is the same as features.${earlier}` },
    ];
  });
}
