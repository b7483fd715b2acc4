import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import { ownGradient } from './own-gradient';

/** Of equal shapes. */
export function sum(tf: TensorFlow, a: Tensor2D, b: Tensor2D): Tensor2D {
  return ownGradient<Tensor2D>(
    tf,
    [a, b],
    () => ({ value: tf.add(a, b), kept: [] }),
    (gradient) => [gradient, gradient],
  );
}

/** `mask` as many values as `x`, learnt by nobody; undefined: nothing is dropped. */
export function dropped(tf: TensorFlow, x: Tensor2D, mask: Tensor | undefined): Tensor2D {
  if (mask === undefined) return x;
  const factors: Tensor2D = tf.reshape(mask, x.shape);
  return ownGradient<Tensor2D>(
    tf,
    [x],
    () => ({ value: tf.mul(x, factors), kept: [factors] }),
    (gradient, [kept]) => [tf.mul(gradient, kept!)],
  );
}

/** The same numbers added to every window. `bars` [rows * lookback, hidden], `added` [lookback, hidden] */
export function addedToWindows(tf: TensorFlow, bars: Tensor2D, added: Tensor2D): Tensor2D {
  const [lookback, hidden] = added.shape;
  const windows: Tensor3D = tf.reshape(bars, [bars.shape[0] / lookback, lookback, hidden]);
  return ownGradient<Tensor2D>(
    tf,
    [bars],
    () => ({ value: tf.reshape(tf.add(windows, added), bars.shape), kept: [] }),
    (gradient) => [gradient],
  );
}

/** The last bar of each window. [rows * lookback, hidden] -> [rows, hidden] */
export function lastOfWindows(tf: TensorFlow, bars: Tensor2D, lookback: number): Tensor2D {
  const [all, hidden] = bars.shape;
  const rows = all / lookback;
  return ownGradient<Tensor2D>(
    tf,
    [bars],
    () => ({
      value: tf.slice2d(
        tf.reshape(bars, [rows, lookback * hidden]),
        [0, (lookback - 1) * hidden],
        [rows, hidden],
      ),
      kept: [],
    }),
    (gradient) => [
      tf.reshape(
        tf.pad2d(gradient, [
          [0, 0],
          [(lookback - 1) * hidden, 0],
        ]),
        bars.shape,
      ),
    ],
  );
}

/** The last rows, of bars one after the other. [lookback * rows, hidden] -> [rows, hidden] */
export function lastBar(tf: TensorFlow, bars: Tensor2D, lookback: number): Tensor2D {
  const [all, hidden] = bars.shape;
  const before = all - all / lookback;
  return ownGradient<Tensor2D>(
    tf,
    [bars],
    () => ({ value: tf.slice2d(bars, [before, 0], [all - before, hidden]), kept: [] }),
    (gradient) => [
      tf.pad2d(gradient, [
        [before, 0],
        [0, 0],
      ]),
    ],
  );
}
