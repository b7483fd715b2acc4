import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import { affine } from './dense';
import { ownGradient } from './own-gradient';

/**
 * A layer's outputs at every bar, one op with its way back through time written out: bars are walked with few and large ops.
 *
 * @param projected what the inputs say to the gates, bar by bar; columns reset, update, candidate. [lookback * rows, 3 * hidden]
 * @param recurrent [hidden, 3 * hidden]
 * @param bias of the recurrent product [3 * hidden]
 * @returns [lookback * rows, hidden]
 */
export function recurrence(
  tf: TensorFlow,
  projected: Tensor2D,
  recurrent: Tensor,
  bias: Tensor,
  lookback: number,
): Tensor2D {
  return ownGradient<Tensor2D>(
    tf,
    [projected, recurrent, bias],
    () => {
      const bars = walk(tf, projected, recurrent, bias, lookback);
      return {
        value: tf.concat2d(
          bars.map(({ state }) => state),
          0,
        ),
        kept: bars.flatMap(keptOf),
      };
    },
    (gradient, kept) => walkBack(tf, recurrent, barsOf(kept), gradient),
  );
}

/** One bar, as the way back needs it; [rows, hidden] each. */
type Bar = {
  readonly before: Tensor;
  readonly reset: Tensor;
  readonly update: Tensor;
  readonly candidate: Tensor;
  /** What the state says to the candidate, before the reset gate. */
  readonly recalled: Tensor;
};

type BarGradient = {
  readonly projected: Tensor2D; // [rows, 3 * hidden]
  readonly recurrent: Tensor2D; // [rows, 3 * hidden]
  readonly before: Tensor2D; // [rows, hidden]
};

function walk(tf: TensorFlow, projected: Tensor2D, recurrent: Tensor, bias: Tensor, lookback: number) {
  const hidden = recurrent.shape[0]!;
  const bars: (Bar & { readonly state: Tensor2D })[] = [];
  let before: Tensor2D = tf.zeros([projected.shape[0] / lookback, hidden]);
  for (const input of tf.split<Tensor2D>(projected, lookback, 0)) {
    const bar = tf.tidy(() => forwardBar(tf, input, before, recurrent, bias));
    bars.push({ ...bar, before });
    before = bar.state;
  }
  return bars;
}

function forwardBar(tf: TensorFlow, input: Tensor2D, before: Tensor2D, recurrent: Tensor, bias: Tensor) {
  const hidden = recurrent.shape[0]!;
  const parts = [2 * hidden, hidden];
  const [toGates, toCandidate] = split(tf, input, parts);
  const [fromState, recalled] = split(tf, affine(tf, before, recurrent, bias), parts);
  const gates: Tensor2D = tf.sigmoid(tf.add<Tensor2D>(toGates, fromState));
  const [reset, update] = split(tf, gates, [hidden, hidden]);
  const candidate: Tensor2D = tf.tanh(tf.add<Tensor2D>(toCandidate, tf.mul(reset, recalled)));
  const state = tf.add<Tensor2D>(candidate, tf.mul(update, tf.sub(before, candidate)));
  return { reset, update, candidate, recalled, state };
}

function walkBack(tf: TensorFlow, recurrent: Tensor, bars: readonly Bar[], gradient: Tensor2D): Tensor[] {
  const back = tf.transpose(recurrent);
  const above = tf.split<Tensor2D>(gradient, bars.length, 0);
  const gradients: BarGradient[] = [];
  let carried: Tensor2D | null = null;
  for (let t = bars.length - 1; t >= 0; t--) {
    const later = carried;
    const bar: BarGradient = tf.tidy(() => {
      const total = later === null ? above[t]! : tf.add<Tensor2D>(above[t]!, later);
      return backwardBar(tf, bars[t]!, back, total);
    });
    gradients.unshift(bar);
    carried = bar.before;
  }
  const ofRecurrent = tf.concat2d(
    gradients.map((bar) => bar.recurrent),
    0,
  );
  const states = tf.concat(
    bars.map(({ before }) => before),
    0,
  );
  return [
    tf.concat2d(
      gradients.map((bar) => bar.projected),
      0,
    ),
    tf.matMul(tf.transpose(states), ofRecurrent),
    tf.sum(ofRecurrent, 0),
  ];
}

/** `gradient`: d loss / d state. g (1 - g) is g - g^2 throughout, since a plain number in an op makes a tensor each time. */
function backwardBar(tf: TensorFlow, bar: Bar, back: Tensor, gradient: Tensor2D): BarGradient {
  const { before, reset, update, candidate, recalled } = bar;
  const kept = tf.mul<Tensor2D>(gradient, update);
  const renewed = tf.sub(gradient, kept);
  const dCandidate = tf.sub<Tensor2D>(renewed, tf.mul(renewed, tf.square(candidate)));
  const dUpdate = tf.mul<Tensor2D>(tf.sub(kept, tf.mul(kept, update)), tf.sub(before, candidate));
  const dReset = tf.mul<Tensor2D>(tf.mul(dCandidate, recalled), tf.sub(reset, tf.square(reset)));
  const dRecalled = tf.mul<Tensor2D>(dCandidate, reset);
  const recurrent = tf.concat2d([dReset, dUpdate, dRecalled], 1);
  return {
    projected: tf.concat2d([dReset, dUpdate, dCandidate], 1),
    recurrent,
    before: tf.add<Tensor2D>(kept, tf.matMul(recurrent, back)),
  };
}

const keptABar = 5;

function keptOf({ before, reset, update, candidate, recalled }: Bar): Tensor[] {
  return [before, reset, update, candidate, recalled];
}

function barsOf(kept: readonly Tensor[]): readonly Bar[] {
  return Array.from({ length: kept.length / keptABar }, (_, t) => {
    const at = (place: number) => kept[t * keptABar + place]!;
    return { before: at(0), reset: at(1), update: at(2), candidate: at(3), recalled: at(4) };
  });
}

function split(tf: TensorFlow, x: Tensor2D, sizes: number[]): [Tensor2D, Tensor2D] {
  const [left, right] = tf.split<Tensor2D>(x, sizes, 1);
  return [left!, right!];
}
