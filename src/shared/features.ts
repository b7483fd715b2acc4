import { z } from 'zod';
import { barColumns, seriesKind } from './series';

/** A parameter of a feature, as the form, the docs and the validation need it. */
export const parameterDescriptor = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('integer'),
    name: z.string(),
    label: z.string(),
    default: z.int(),
    min: z.int(),
    max: z.int(),
  }),
  z.object({
    type: z.literal('number'),
    name: z.string(),
    label: z.string(),
    default: z.number(),
    min: z.number(),
    max: z.number(),
  }),
  z.object({
    type: z.literal('choice'),
    name: z.string(),
    label: z.string(),
    default: z.string(),
    choices: z.array(z.object({ value: z.string(), label: z.string() })).readonly(),
  }),
  /** The text of a formula, as `core/formula` reads it. */
  z.object({ type: z.literal('formula'), name: z.string(), label: z.string(), default: z.string() }),
  /** The name that the experiment gives one of its auxiliary series; the default is the first that fits, else empty. */
  z.object({
    type: z.literal('series'),
    name: z.string(),
    label: z.string(),
    default: z.string(),
    /** Kinds of series that it may be. */
    kinds: z.array(seriesKind).readonly(),
  }),
]);
export type ParameterDescriptor = z.infer<typeof parameterDescriptor>;

/** `time` or one of the columns of a bar. */
export const barColumn = barColumns.keyof();
export type BarColumn = z.infer<typeof barColumn>;

/** What the user can know of a feature without computing it. */
export const featureDescriptor = z.object({
  kind: z.string(),
  label: z.string(),
  group: z.enum([
    'returns',
    'statistics',
    'trend',
    'momentum',
    'volatility',
    'volume',
    'custom',
    'calendar',
    'cross-series',
    'order book',
    'sentiment',
  ]),
  description: z.string(),
  formula: z.string(),
  source: z.string(),
  /** `price` draws over the candles; `own` in a pane below. */
  pane: z.enum(['price', 'own']),
  /** Unit of the values: `share` (0.01 is one per cent), `price`, `index 0-100`, `z-score` and the others of `core/features`. */
  unit: z.string(),
  /** Bounds that no value leaves; null where there are none. */
  range: z.tuple([z.number(), z.number()]).readonly().nullable(),
  /** Columns of the bars that the values are made of. */
  inputs: z.array(barColumn).readonly(),
  /** Kinds of auxiliary series, one of which the experiment must join for it; none where it reads the bars alone. */
  needs: z.array(seriesKind).readonly(),
  /** Bars before the first value with the default parameters. */
  warmUp: z.int(),
  parameters: z.array(parameterDescriptor).readonly(),
});
export type FeatureDescriptor = z.infer<typeof featureDescriptor>;
