import type { NamedArrays } from '@core/lstm/shape';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Sequence } from '../sequence';

/** One LSTM layer with its weights on the device. Its tensors belong to the `tidy` they are made in. */
export interface Layer {
  /** `inputs` [inputs, batch] a bar. */
  forward(inputs: Sequence): LayerPass;
}

/** What a layer made of a batch, and the way back. */
export interface LayerPass {
  /** Outputs of the last bar. [hidden, batch] */
  readonly last: Tensor2D;
  /** Outputs of every bar, [hidden, batch] each; made when asked for. */
  outputs(): Sequence;
  /** Back through time: adds the gradients of the layer's weights to `into`; d loss / d inputs, null for the lowest layer. */
  backward(gradient: OutputGradient, into: NamedArrays): Sequence | null;
}

/** d loss / d outputs of a layer, [hidden, batch] a bar: of its last bar alone, the same for every bar, or one for each. */
export type OutputGradient =
  | { readonly kind: 'last'; readonly gradient: Tensor2D }
  | { readonly kind: 'same'; readonly gradient: Tensor2D }
  | { readonly kind: 'each'; readonly gradients: Sequence };
