/**
 * Annualised Sharpe ratio of the last `bars` returns at each of them, risk-free rate 0, sample deviation; NaN until there are as many and where
 * they are all the same. Deviations are taken from the mean of all, so that the running sums lose no digits.
 *
 * @param returns [returns]
 * @returns [returns]
 */
export function rollingSharpe(returns: Float64Array, bars: number, barsPerYear: number): Float64Array {
  const centre = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const rolling = new Float64Array(returns.length).fill(Number.NaN);
  let [sum, squares] = [0, 0];
  for (let t = 0; t < returns.length; t++) {
    const value = returns[t]! - centre;
    sum += value;
    squares += value * value;
    if (t >= bars) {
      const gone = returns[t - bars]! - centre;
      sum -= gone;
      squares -= gone * gone;
    }
    if (t < bars - 1) continue;
    const variance = (squares - (sum * sum) / bars) / (bars - 1);
    // What rounding leaves of no variance at all is none.
    if (variance > 1e-14 * centreScale(centre, squares / bars))
      rolling[t] = ((centre + sum / bars) / Math.sqrt(variance)) * Math.sqrt(barsPerYear);
  }
  return rolling;
}

function centreScale(centre: number, square: number): number {
  return centre * centre + square;
}
