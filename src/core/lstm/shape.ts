/**
 * How the outputs of the top layer over the bars of a window become what the head reads: the last one, their mean, or their mean
 * weighted by `attention` (see `pooling.ts`).
 */
export const poolings = ['last', 'mean', 'attention'] as const;
export type Pooling = (typeof poolings)[number];

/** Shape of a stacked LSTM with a dense head. */
export interface ModelShape {
  readonly features: number;
  /** Bars in one input sequence. */
  readonly lookback: number;
  readonly layers: number;
  readonly hidden: number;
  readonly pooling: Pooling;
  /** Numbers that the head gives a row: `outputsOf` of the loss. */
  readonly outputs: number;
}

/** Float64 in the reference, float32 on the devices. */
export type Floats = Float32Array | Float64Array;

/** Named parameter tensors in the order of `parameterSpecs`; the same names and layouts on every device. */
export type NamedArrays<A extends Floats = Float32Array> = readonly {
  readonly name: string;
  readonly data: A;
}[];

/**
 * The four gates side by side in every row of a kernel, recurrent kernel or bias: forget, input, output, candidate.
 * The three sigmoids come first so that a device can take them in one sweep.
 */
export const gates = ['forget', 'input', 'output', 'candidate'] as const;

export interface ParameterSpec {
  readonly name: string;
  /** Row-major dimensions. */
  readonly dims: readonly number[];
  readonly size: number;
}

/**
 * Canonical names, layouts and order of the parameters. For layer k of width H, fed by I inputs (the features, or the H
 * outputs of the layer below):
 *
 * - `layer<k>/kernel` [I, 4H], `layer<k>/recurrent` [H, 4H], `layer<k>/bias` [4H], columns in the order of `gates`
 * - where outputs are pooled by attention, `attention/kernel` [H, 1] and `attention/bias` [1]
 * - then `head/kernel` [H, outputs] and `head/bias` [outputs]
 */
export function parameterSpecs(shape: ModelShape): readonly ParameterSpec[] {
  const { hidden, outputs, pooling } = shape;
  const columns = 4 * hidden;
  const specs: ParameterSpec[] = [];
  for (let layer = 0; layer < shape.layers; layer++) {
    specs.push(spec(`layer${layer}/kernel`, inputsOf(shape, layer), columns));
    specs.push(spec(`layer${layer}/recurrent`, hidden, columns));
    specs.push(spec(`layer${layer}/bias`, columns));
  }
  if (pooling === 'attention') specs.push(spec('attention/kernel', hidden, 1), spec('attention/bias', 1));
  return [...specs, spec('head/kernel', hidden, outputs), spec('head/bias', outputs)];
}

export function parameterCount(shape: ModelShape): number {
  return parameterSpecs(shape).reduce((sum, { size }) => sum + size, 0);
}

/** Width of what layer `layer` reads at each bar. */
export function inputsOf(shape: ModelShape, layer: number): number {
  return layer === 0 ? shape.features : shape.hidden;
}

/** The three tensors of layer `layer`. */
export function layerOf<A extends Floats>(parameters: NamedArrays<A>, layer: number) {
  const [kernel, recurrent, bias] = parameters.slice(3 * layer, 3 * layer + 3);
  return { kernel: kernel!.data, recurrent: recurrent!.data, bias: bias!.data };
}

/** The two tensors of the attention; only where outputs are pooled by it. */
export function attentionOf<A extends Floats>(parameters: NamedArrays<A>) {
  const [kernel, bias] = parameters.slice(-4, -2);
  return { kernel: kernel!.data, bias: bias!.data };
}

/** The two tensors of the head. */
export function headOf<A extends Floats>(parameters: NamedArrays<A>) {
  const [kernel, bias] = parameters.slice(-2);
  return { kernel: kernel!.data, bias: bias!.data };
}

/** Zeros in the canonical layout: gradients to fill, fresh moments. */
export function zeros(shape: ModelShape): NamedArrays {
  return parameterSpecs(shape).map(({ name, size }) => ({ name, data: new Float32Array(size) }));
}

export function zeros64(shape: ModelShape): NamedArrays<Float64Array> {
  return parameterSpecs(shape).map(({ name, size }) => ({ name, data: new Float64Array(size) }));
}

export function toFloat64(arrays: NamedArrays<Floats>): NamedArrays<Float64Array> {
  return arrays.map(({ name, data }) => ({ name, data: Float64Array.from(data) }));
}

export function copyArrays(arrays: NamedArrays): NamedArrays {
  return arrays.map(({ name, data }) => ({ name, data: data.slice() }));
}

/** Throws when the arrays are not those of the shape: another model's weights must never be taken for this one's. */
export function assertArraysFit(shape: ModelShape, arrays: NamedArrays<Floats>): void {
  assertArraysAre(parameterSpecs(shape), arrays);
}

/** Throws when the arrays are not those specified. */
export function assertArraysAre(specs: readonly ParameterSpec[], arrays: NamedArrays<Floats>): void {
  const fits =
    arrays.length === specs.length &&
    specs.every(({ name, size }, i) => arrays[i]!.name === name && arrays[i]!.data.length === size);
  if (!fits) {
    const found = arrays.map(({ name, data }) => `${name} (${data.length})`).join(', ');
    const wanted = specs.map(({ name, size }) => `${name} (${size})`).join(', ');
    throw new RangeError(
      `These weights belong to another model: they hold ${found}; this one needs ${wanted}.`,
    );
  }
}

function spec(name: string, ...dims: number[]): ParameterSpec {
  return { name, dims, size: dims.reduce((product, n) => product * n, 1) };
}
