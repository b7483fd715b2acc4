import { classification, forecastMetrics, information, type MovementMetrics, trading } from '@shared/runs';
import { experimentSpec } from '@shared/spec';
import { flattenSpec } from './flatten';
import type { ColumnKind } from './frame';

/** What a run has beside its spec and its figures, in the order to be offered. */
export const factKinds = {
  name: 'text',
  state: 'text',
  series: 'text',
  tag: 'tags',
  experiment: 'text',
  sweep: 'text',
  trial: 'number',
  createdAt: 'time',
  endedAt: 'time',
  seconds: 'number',
  bestEpoch: 'number',
  epochs: 'number',
  folds: 'number',
  parameters: 'number',
  device: 'text',
  note: 'text',
  problem: 'text',
  pinned: 'flag',
  archived: 'flag',
  id: 'number',
  repeats: 'number',
  appVersion: 'text',
  dataHash: 'text',
  weightsHash: 'text',
} as const satisfies Readonly<Record<string, ColumnKind>>;
export type FactKey = keyof typeof factKinds;

/** Names that mean another one. */
export const aliases: ReadonlyMap<string, string> = new Map([
  ['tags', 'tag'],
  ['created', 'createdAt'],
  ['started', 'createdAt'],
  ['ended', 'endedAt'],
  ['duration', 'seconds'],
  ['epoch', 'bestEpoch'],
  ['parametercount', 'parameters'],
  ['description', 'note'],
  ['version', 'appVersion'],
]);

/** Time since a run was made, in milliseconds: a field of queries that no column holds. */
export const ageKey = 'age';

let kept: ReadonlyMap<string, ColumnKind> | null = null;

/** Fields that there are whether a run has a value of them or not, in the order to be offered. */
export function knownFields(): ReadonlyMap<string, ColumnKind> {
  kept ??= new Map<string, ColumnKind>([
    ...Object.entries(factKinds),
    ...(['test', 'validation', 'train'] as const).flatMap((split) =>
      figureNames().map((name) => [`${split}.${name}`, 'number'] as const),
    ),
    ...specFields(),
  ]);
  return kept;
}

function figureNames(): readonly string[] {
  const { confusion: _confusion, ...judged } = classification.shape;
  const { naive: _naive, ...forecast } = forecastMetrics.shape;
  return [
    ...Object.keys(trading.shape),
    ...Object.keys(judged),
    ...movementNames.map((name) => `movement.${name}`),
    ...Object.keys(forecast).map((name) => `forecast.${name}`),
    ...Object.keys(information.shape).map((name) => `information.${name}`),
    'rows',
    'upShare',
  ];
}

const movementNames = [
  'accuracy',
  'balancedAccuracy',
  'macroF1',
  'logLoss',
] as const satisfies readonly (keyof MovementMetrics)[];

/** Of every kind of split. */
function specFields(): readonly (readonly [string, ColumnKind])[] {
  const kinds = ['chronological', 'walkForward', 'kFold', 'combinatorial'] as const;
  return kinds.flatMap((kind) =>
    flattenSpec(
      experimentSpec.parse({
        name: 'x',
        data: { series: 'x' },
        features: [{ kind: 'return' }],
        split: { kind },
      }),
    ).map(({ key, kind }) => [key, textFields.has(key) ? 'text' : kind] as const),
  );
}

/** Of these the default is null, which tells no kind. */
const textFields: ReadonlySet<string> = new Set([
  'data.from',
  'data.to',
  'data.calendar',
  'data.panel',
  'data.auxiliary',
  'replicates',
]);
