import { assertNever } from '@shared/errors';
import { attentionOf, type Floats, type ModelShape, type NamedArrays } from './shape';

/** What the head reads of each row, and what the way back needs. */
export interface PooledPass {
  readonly pooled: Float64Array; // [batch, hidden]
  /** What each bar counts: 1 for the last, 1 / lookback each, or the attention. [batch, lookback] */
  readonly shares: Float64Array;
  /** tanh(w . h + b) of each bar; empty without attention. [batch, lookback] */
  readonly scores: Float64Array;
}

/**
 * Pools the top layer's outputs h [batch, lookback, hidden] into sum_t a_t h_t. Attention is that of Raffel and Ellis,
 * "Feed-Forward Networks with Attention Can Solve Some Long-Term Memory Problems" (2015), equation 1:
 * e_t = tanh(w . h_t + b), a = softmax(e).
 */
export function pool(
  shape: ModelShape,
  weights: NamedArrays<Float64Array>,
  outputs: Float64Array,
): PooledPass {
  const { lookback, hidden } = shape;
  const batch = outputs.length / (lookback * hidden);
  const { shares, scores } = sharesOf(shape, weights, outputs, batch);
  const pooled = new Float64Array(batch * hidden);
  for (let b = 0; b < batch; b++) {
    for (let t = 0; t < lookback; t++) {
      const row = b * lookback + t;
      for (let j = 0; j < hidden; j++) pooled[b * hidden + j]! += shares[row]! * outputs[row * hidden + j]!;
    }
  }
  return { pooled, shares, scores };
}

/** From d loss / d pooled [batch, hidden] to d loss / d outputs [batch, lookback, hidden]; adds the attention's gradients to `into`. */
export function backwardPool(
  shape: ModelShape,
  weights: NamedArrays<Float64Array>,
  pass: PooledPass,
  outputs: Float64Array,
  pooledGradient: Float64Array,
  into: NamedArrays<Float64Array>,
): Float64Array {
  const { lookback, hidden } = shape;
  const gradient = new Float64Array(outputs.length);
  for (let row = 0; row < outputs.length / hidden; row++) {
    const b = Math.floor(row / lookback);
    for (let j = 0; j < hidden; j++) {
      gradient[row * hidden + j] = pass.shares[row]! * pooledGradient[b * hidden + j]!;
    }
  }
  if (shape.pooling === 'attention')
    addAttention(shape, weights, pass, outputs, pooledGradient, gradient, into);
  return gradient;
}

function sharesOf(
  { pooling, lookback, hidden }: ModelShape,
  weights: NamedArrays<Float64Array>,
  outputs: Float64Array,
  batch: number,
): { readonly shares: Float64Array; readonly scores: Float64Array } {
  const shares = new Float64Array(batch * lookback);
  switch (pooling) {
    case 'last':
      for (let b = 1; b <= batch; b++) shares[b * lookback - 1] = 1;
      return { shares, scores: new Float64Array(0) };
    case 'mean':
      return { shares: shares.fill(1 / lookback), scores: new Float64Array(0) };
    case 'attention': {
      const { kernel, bias } = attentionOf(weights);
      const scores = shares.map((_, row) => {
        let sum = bias[0]!;
        for (let j = 0; j < hidden; j++) sum += kernel[j]! * outputs[row * hidden + j]!;
        return Math.tanh(sum);
      });
      for (let b = 0; b < batch; b++) {
        shares.set(softmax(scores.subarray(b * lookback, (b + 1) * lookback)), b * lookback);
      }
      return { shares, scores };
    }
    default:
      return assertNever(pooling);
  }
}

/** Of scores in -1 ... 1, which cannot overflow. */
function softmax(scores: Floats): Float64Array {
  const powers = Float64Array.from(scores, Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function addAttention(
  { lookback, hidden }: ModelShape,
  weights: NamedArrays<Float64Array>,
  { shares, scores }: PooledPass,
  outputs: Float64Array,
  pooledGradient: Float64Array,
  outputGradient: Float64Array,
  into: NamedArrays<Float64Array>,
): void {
  const { kernel } = attentionOf(weights);
  const gradient = attentionOf(into);
  for (let b = 0; b < pooledGradient.length / hidden; b++) {
    // d loss / d share of each bar, then through the softmax and the tanh.
    const dShares = Float64Array.from({ length: lookback }, (_, t) => {
      let sum = 0;
      for (let j = 0; j < hidden; j++) {
        sum += pooledGradient[b * hidden + j]! * outputs[(b * lookback + t) * hidden + j]!;
      }
      return sum;
    });
    const mean = dShares.reduce((sum, d, t) => sum + d * shares[b * lookback + t]!, 0);
    for (let t = 0; t < lookback; t++) {
      const row = b * lookback + t;
      const d = shares[row]! * (dShares[t]! - mean) * (1 - scores[row]! * scores[row]!);
      gradient.bias[0]! += d;
      for (let j = 0; j < hidden; j++) {
        gradient.kernel[j]! += d * outputs[row * hidden + j]!;
        outputGradient[row * hidden + j]! += d * kernel[j]!;
      }
    }
  }
}
