import { type Loss, lossAndGradient } from '@core/lstm/losses';
import type { NamedArrays, ParameterSpec } from '@core/lstm/shape';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import {
  type Architecture,
  architectureOf,
  type SequenceKind,
  type SequenceShape,
  type Weights,
} from './architecture';
import { dense } from './dense';
import { ownGradient } from './own-gradient';
import { denseParameters } from './parameters';

/** A part of a batch. */
export interface Samples {
  readonly windows: Float32Array; // [samples, lookback, features]
  readonly labels: Float32Array; // [samples]
  /** One of the widths of `maskWidths` each; null: no dropout. [samples, width] */
  readonly masks: readonly Float32Array[] | null;
  /** Rows of the whole batch, by which its loss is divided. */
  readonly batchRows: number;
}

/** An architecture and its dense head, forward and back; leaves no tensor behind. */
export class SequenceNetwork {
  readonly parameters: readonly ParameterSpec[];
  readonly maskWidths: readonly number[];
  readonly bytesOfRow: number;
  private readonly architecture: Architecture;

  constructor(
    private readonly tf: TensorFlow,
    kind: SequenceKind,
    private readonly shape: SequenceShape,
  ) {
    this.architecture = architectureOf(kind, shape);
    const { parameters, maskWidths, bytesOfRow } = this.architecture;
    this.parameters = [...parameters, ...denseParameters('head', shape.hidden, shape.outputs)];
    this.maskWidths = maskWidths;
    this.bytesOfRow = bytesOfRow;
  }

  /** What the head says of each window [samples, lookback, features], dropout off. [samples, outputs] */
  outputs(weights: NamedArrays, windows: Float32Array): Float32Array {
    return this.tf.tidy(() =>
      this.forward(this.upload(weights), windows, null).dataSync<'float32'>().slice(),
    );
  }

  /** The samples' share of the batch's loss; adds their share of its gradients to `into`. */
  addGradients(loss: Loss, weights: NamedArrays, samples: Samples, into: NamedArrays): number {
    const { tf } = this;
    return tf.tidy(() => {
      let share = Number.NaN;
      const { grads } = tf.valueAndGrads<Scalar>((...tensors) => {
        const outputs = this.forward(tensors, samples.windows, samples.masks);
        const { loss: value, gradient } = lossAndGradient(
          loss,
          outputs.dataSync<'float32'>(),
          samples.labels,
          samples.batchRows,
        );
        share = value;
        return judged(tf, outputs, value, gradient);
      })(this.upload(weights));
      for (const [k, { data }] of into.entries()) addTo(data, grads[k]!.dataSync<'float32'>());
      return share;
    });
  }

  private forward(
    tensors: readonly Tensor[],
    windows: Float32Array,
    masks: readonly Float32Array[] | null,
  ): Tensor2D {
    const { tf } = this;
    const { lookback, features } = this.shape;
    const rows = windows.length / (lookback * features);
    const read = this.architecture.features(
      tf,
      this.byName(tensors),
      tf.tensor3d(windows, [rows, lookback, features]),
      masks?.map((mask) => tf.tensor2d(mask, [rows, mask.length / rows])) ?? null,
    );
    return dense(tf, this.byName(tensors), 'head', read);
  }

  private byName(tensors: readonly Tensor[]): Weights {
    const places = new Map(this.parameters.map(({ name }, k) => [name, k]));
    return (name) => tensors[places.get(name) ?? -1] ?? missing(name);
  }

  private upload(weights: NamedArrays): Tensor[] {
    return this.parameters.map(({ dims }, k) => this.tf.tensor(weights[k]!.data, [...dims]));
  }
}

/** The loss as the end of the tape: its value and gradient are those of `core`, in float64, whatever the loss. */
function judged(tf: TensorFlow, outputs: Tensor2D, value: number, gradient: Float64Array): Scalar {
  return ownGradient<Scalar>(
    tf,
    [outputs],
    () => ({ value: tf.scalar(value), kept: [] }),
    (above) => [tf.mul(above, tf.tensor2d(Float32Array.from(gradient), outputs.shape))],
  );
}

function addTo(sums: Float32Array, values: Float32Array): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += values[i]!;
}

function missing(name: string): never {
  throw new Error(`The model has no parameter ${name}.`);
}
