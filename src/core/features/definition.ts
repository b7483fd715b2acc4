import type { BarColumn, FeatureDescriptor } from '@shared/features';
import type { SeriesKind } from '@shared/series';
import type { FeatureSpec, SpecFault } from '@shared/spec';
import type { Bars } from '../bars';
import type { Joined, JoinedShape } from '../joined';
import {
  defaultsOf,
  describeParameters,
  fitParameters,
  type ParameterShapes,
  type ParameterValues,
  type ValuesOf,
} from './parameters';

/**
 * What the values are measured in. `share`: 0.01 is one per cent; `percent`: 1 is; `ratio`: a pure number; `index`: one on a
 * scale of its own; `index 0-100`: high means bought and low means sold; `price` and `log price` move with the price level;
 * `level`: the unit of a joined series.
 */
export type FeatureUnit =
  | 'share'
  | 'percent'
  | 'ratio'
  | 'z-score'
  | 'index'
  | 'index 0-100'
  | 'price'
  | 'log price'
  | 'per million traded'
  | 'level';

/** What a value knows: the last warmUp + 1 bars alone, or all before it too, ever more faintly. */
export type Memory = 'window' | 'recursive';

/** A kind of feature, whatever its parameters are. `parameters` here always went through `fit`. */
export interface FeatureDefinition {
  readonly kind: string;
  readonly descriptor: FeatureDescriptor;
  /** Columns of the bars that the values may depend on; where all of them are NaN, so is the value. */
  readonly inputs: readonly BarColumn[];
  /** Fills in defaults; faults have paths such as `period`. `joined` are the series that it may name. */
  fit(
    spec: FeatureSpec,
    joined: readonly JoinedShape[],
  ): { readonly parameters: ParameterValues; readonly faults: readonly SpecFault[] };
  /** Those of the columns that the values do depend on. */
  inputsOf(parameters: ParameterValues): readonly BarColumn[];
  /** Names of those of the joined series that the values depend on. */
  joinedOf(parameters: ParameterValues, joined: readonly JoinedShape[]): readonly string[];
  /** Whether the values are a price level or hold one: they change with the prices' unit, be it of one series alone. */
  isPriceLevel(bars: Bars, parameters: ParameterValues, joined: Joined): boolean;
  /** Short name, different for different parameters: `RSI 14`. */
  label(parameters: ParameterValues): string;
  /** Bars before the first value, where every input is there. */
  warmUp(parameters: ParameterValues): number;
  memory(parameters: ParameterValues): Memory;
  /** One value a bar, from that bar and earlier ones only; NaN where undefined. */
  compute(bars: Bars, parameters: ParameterValues, joined: Joined): Float64Array;
}

interface FeatureSource<P extends ParameterShapes>
  extends Omit<FeatureDescriptor, 'parameters' | 'unit' | 'range' | 'warmUp' | 'needs'> {
  readonly unit: FeatureUnit;
  /** None where left out. */
  readonly range?: readonly [number, number];
  readonly parameters: P;
  /** The kinds of its parameters that are series where left out. */
  readonly needs?: readonly SeriesKind[];
  /** Faults between parameters that are each in range, and of what is joined. */
  readonly check?: (values: ValuesOf<P>, joined: readonly JoinedShape[]) => readonly SpecFault[];
  /** All the inputs where left out. */
  readonly inputsOf?: (values: ValuesOf<P>) => readonly BarColumn[];
  /** Those that its parameters name where left out. */
  readonly joinedOf?: (values: ValuesOf<P>, joined: readonly JoinedShape[]) => readonly string[];
  /** By the unit where left out. */
  readonly isPriceLevel?: (bars: Bars, values: ValuesOf<P>, joined: Joined) => boolean;
  readonly name: (values: ValuesOf<P>) => string;
  readonly warmUp: (values: ValuesOf<P>) => number;
  readonly memory: Memory | ((values: ValuesOf<P>) => Memory);
  readonly compute: (bars: Bars, values: ValuesOf<P>, joined: Joined) => Float64Array;
}

/** Turns the declaration of a feature, typed by its own parameters, into an entry of the registry. */
export function defineFeature<const P extends ParameterShapes>(source: FeatureSource<P>): FeatureDefinition {
  const {
    parameters: shapes,
    needs,
    check,
    inputsOf,
    joinedOf,
    isPriceLevel,
    name,
    warmUp,
    memory,
    compute,
    range,
    ...rest
  } = source;
  return {
    kind: source.kind,
    inputs: source.inputs,
    descriptor: {
      ...rest,
      range: range ?? null,
      needs: needs ?? kindsNeeded(shapes),
      warmUp: warmUp(typed<P>(defaultsOf(shapes))),
      parameters: describeParameters(shapes),
    },
    fit: (spec, joined) => {
      const { values, faults } = fitParameters(shapes, spec, joined);
      const crossFaults = faults.length === 0 ? check?.(typed<P>(values), joined) : undefined;
      return { parameters: values, faults: crossFaults ?? faults };
    },
    inputsOf: (parameters) => inputsOf?.(typed<P>(parameters)) ?? source.inputs,
    joinedOf: (parameters, joined) =>
      joinedOf?.(typed<P>(parameters), joined) ?? seriesNamed(shapes, parameters),
    isPriceLevel: (bars, parameters, joined) =>
      isPriceLevel?.(bars, typed<P>(parameters), joined) ?? source.unit === 'price',
    label: (parameters) => name(typed<P>(parameters)),
    warmUp: (parameters) => warmUp(typed<P>(parameters)),
    memory: (parameters) => (typeof memory === 'string' ? memory : memory(typed<P>(parameters))),
    compute: (bars, parameters, joined) => compute(bars, typed<P>(parameters), joined),
  };
}

function kindsNeeded(shapes: ParameterShapes): readonly SeriesKind[] {
  return [...new Set(Object.values(shapes).flatMap((shape) => (shape.type === 'series' ? shape.kinds : [])))];
}

function seriesNamed(shapes: ParameterShapes, values: ParameterValues): readonly string[] {
  const names = Object.entries(shapes).filter(([, shape]) => shape.type === 'series');
  return [...new Set(names.map(([name]) => String(values[name])))];
}

/** Sound because the values come from `fit`, which checked every one against its shape, or are the shapes' own defaults. */
function typed<P extends ParameterShapes>(values: ParameterValues): ValuesOf<P> {
  return values as ValuesOf<P>;
}
