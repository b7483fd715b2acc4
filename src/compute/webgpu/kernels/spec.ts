import { inputsOf, type ModelShape, parameterSpecs } from '@core/lstm/shape';
import type { Loss, Optimizer } from '../../device';

/** What decides the code of the kernels; sizes reach them as data, so that models of other sizes find them compiled. */
export interface KernelSpec {
  readonly shape: ModelShape;
  readonly loss: Loss['kind'];
  readonly optimizer: Optimizer['kind'];
  /** Whether any model of the group drops outputs, or recurrent inputs. */
  readonly dropsOutputs: boolean;
  readonly dropsRecurrent: boolean;
  /** The most invocations that a workgroup may have here. */
  readonly lanes: number;
}

/** Where the parameters of one model lie, in numbers from its first. */
export interface ParameterLayout {
  readonly count: number;
  /** From one model to the next. */
  readonly stride: number;
  at(name: string): number;
}

export function layoutOf(shape: ModelShape): ParameterLayout {
  const starts = new Map<string, number>();
  let count = 0;
  for (const { name, size } of parameterSpecs(shape)) {
    starts.set(name, count);
    count += size;
  }
  return {
    count,
    stride: Math.ceil(count / 4) * 4,
    at(name) {
      const start = starts.get(name);
      if (start === undefined) throw new Error(`The model has no parameters called ${name}.`);
      return start;
    },
  };
}

/** The widest layer that keeps its recurrent weights in registers, and how many units' gates an invocation keeps there. */
const widestResident = 64;
const unitsHeld = 32;

/** Whether a workgroup holds the recurrent weights of a layer for the whole walk over time. */
export function isResident({ shape }: KernelSpec): boolean {
  return shape.hidden <= widestResident;
}

/** How the resident weights of a layer are held. */
export interface Residence {
  /** Invocations that share the weights of one unit. */
  readonly slices: number;
  /** Units whose gates, four numbers each, an invocation holds weights for. */
  readonly held: number;
  /** Whether the last slice holds one unit less. */
  readonly isUneven: boolean;
}

export function residenceOf({ shape }: KernelSpec): Residence {
  const slices = Math.ceil(shape.hidden / unitsHeld);
  const held = Math.ceil(shape.hidden / slices);
  return { slices, held, isUneven: slices * held > shape.hidden };
}

/** Invocations that share the units of a layer whose weights are read anew at every bar. */
export function streamingLanes({ shape, lanes }: KernelSpec): number {
  return Math.min(lanes, Math.ceil(shape.hidden / 32) * 32);
}

/** Side of a tile of a matrix product, in invocations; each sums 4 x 4 numbers. */
export const tileSide = 8;

/** Invocations of a workgroup that adds gradients up. */
export const sumLanes = 64;
const mostNormSums = 1024;

/** Workgroups, and sums of squares, that a model's gradients take. */
export function normSums(shape: ModelShape): number {
  return Math.min(mostNormSums, Math.ceil((layoutOf(shape).count + 1) / sumLanes));
}

/** The sizes of a model as kernels see them, and where the parameters of one of its layers begin. */
export const netStruct = `struct Net {
  F: u32, // features
  T: u32, // bars of a window
  H: u32, // units of a layer
  C: u32, // gate columns, 4 H
  O: u32, // outputs of the head
  I: u32, // inputs of this layer
  layers: u32,
  layer: u32,
  kernel: u32,
  recurrent: u32,
  bias: u32,
  attention: u32,
  head: u32,
  parameters: u32,
  stride: u32, // from the parameters of one model to those of the next
  sums: u32, // of squares, that a norm is made of
}`;

export const netBytes = 64;

export function packNet(shape: ModelShape, layer: number): Uint32Array<ArrayBuffer> {
  const { features, lookback, hidden, layers, outputs, pooling } = shape;
  const layout = layoutOf(shape);
  return Uint32Array.of(
    features,
    lookback,
    hidden,
    4 * hidden,
    outputs,
    inputsOf(shape, layer),
    layers,
    layer,
    layout.at(`layer${layer}/kernel`),
    layout.at(`layer${layer}/recurrent`),
    layout.at(`layer${layer}/bias`),
    layout.at(pooling === 'attention' ? 'attention/kernel' : 'head/kernel'),
    layout.at('head/kernel'),
    layout.count,
    layout.stride,
    normSums(shape),
  );
}
