import type { FeatureDescriptor } from '@shared/features';
import type { FeatureSpec, SpecFault } from '@shared/spec';
import type { Bars } from '../bars';
import {
  describeParameters,
  fitParameters,
  type ParameterShapes,
  type ParameterValues,
  type ValuesOf,
} from './parameters';

export type BarColumn = Exclude<keyof Bars, 'time'>;

/** A kind of feature, whatever its parameters are. `parameters` here always went through `fit`. */
export interface FeatureDefinition {
  readonly kind: string;
  readonly descriptor: FeatureDescriptor;
  /** Columns of the bars that the values depend on. */
  readonly inputs: readonly BarColumn[];
  /** Fills in defaults; faults have paths such as `period`. */
  fit(spec: FeatureSpec): { readonly parameters: ParameterValues; readonly faults: readonly SpecFault[] };
  /** Short name, different for different parameters: `RSI 14`. */
  label(parameters: ParameterValues): string;
  /** Bars before the first value, where every input is there. */
  warmUp(parameters: ParameterValues): number;
  /** One value a bar, from that bar and earlier ones only; NaN where undefined. */
  compute(bars: Bars, parameters: ParameterValues): Float64Array;
}

interface FeatureSource<P extends ParameterShapes>
  extends Omit<FeatureDescriptor, 'parameters'>,
    Pick<FeatureDefinition, 'inputs'> {
  readonly parameters: P;
  /** Faults between parameters that are each in range. */
  readonly check?: (values: ValuesOf<P>) => readonly SpecFault[];
  readonly name: (values: ValuesOf<P>) => string;
  readonly warmUp: (values: ValuesOf<P>) => number;
  readonly compute: (bars: Bars, values: ValuesOf<P>) => Float64Array;
}

/** Turns the declaration of a feature, typed by its own parameters, into an entry of the registry. */
export function defineFeature<const P extends ParameterShapes>(source: FeatureSource<P>): FeatureDefinition {
  const { parameters: shapes, inputs, check, name, warmUp, compute, ...rest } = source;
  return {
    kind: source.kind,
    inputs,
    descriptor: { ...rest, parameters: describeParameters(shapes) },
    fit: (spec) => {
      const { values, faults } = fitParameters(shapes, spec);
      const crossFaults = faults.length === 0 ? check?.(typed<P>(values)) : undefined;
      return { parameters: values, faults: crossFaults ?? faults };
    },
    label: (parameters) => name(typed<P>(parameters)),
    warmUp: (parameters) => warmUp(typed<P>(parameters)),
    compute: (bars, parameters) => compute(bars, typed<P>(parameters)),
  };
}

/** Sound because the values come from `fit`, which checked every one against its shape. */
function typed<P extends ParameterShapes>(values: ParameterValues): ValuesOf<P> {
  return values as ValuesOf<P>;
}
