/** Rows of data that the batches are drawn from, beside one window. */
const extraBars = 4096;

/**
 * Data and ten batches for a shape, the same on every run: what both sides train on.
 * @returns shape, matrix [time, features], labels [time], batches of row numbers
 */
export function problemOf(shape) {
  const { lookback, features, batch } = shape;
  const random = noise();
  const bars = lookback + extraBars;
  return {
    shape,
    matrix: Float32Array.from({ length: bars * features }, random),
    labels: Float32Array.from({ length: bars }, () => (random() > 0 ? 1 : 0)),
    batches: Array.from({ length: 10 }, () =>
      Int32Array.from({ length: batch }, () => lookback - 1 + Math.floor(((random() + 1) / 2) * extraBars)),
    ),
  };
}

/**
 * Floating-point operations of a step that no implementation can leave out: the matrix products forward, and twice
 * backward, less the gradients of the first layer's inputs and of the state before the first bar, which nobody needs.
 */
export function flopsOf({ hidden, lookback, features, batch, layers }) {
  let flops = 0;
  for (let k = 0; k < layers; k++) {
    const inputs = k === 0 ? 2 * features : 3 * hidden;
    flops += 2 * batch * 4 * hidden * (lookback * inputs + 3 * (lookback - 1) * hidden);
  }
  return flops;
}

/** Evenly from -1 to 1, the same on every run (mulberry32). */
export function noise() {
  let state = 12345;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}
