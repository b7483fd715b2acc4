/**
 * Sinusoidal positions: sin(t / 10000^(2i / hidden)) in column 2i, the cosine of the same beside it (Vaswani et al., "Attention Is All You
 * Need", NeurIPS 2017, section 3.5). [lookback, hidden]
 */
export function positions(lookback: number, hidden: number): Float32Array {
  const values = new Float32Array(lookback * hidden);
  for (let t = 0; t < lookback; t++) {
    for (let column = 0; column < hidden; column++) {
      const angle = t / 10_000 ** ((column - (column % 2)) / hidden);
      values[t * hidden + column] = column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }
  }
  return values;
}
