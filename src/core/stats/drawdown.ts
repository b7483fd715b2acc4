/**
 * Loss from the highest equity so far, as a share, zero or negative. [bars]
 * The first value is the start of the account and so its first peak.
 */
export function drawdownOf(equity: Float64Array): Float64Array {
  const drawdown = new Float64Array(equity.length);
  let peak = 0;
  for (let t = 0; t < equity.length; t += 1) {
    peak = Math.max(peak, equity[t]!);
    drawdown[t] = equity[t]! / peak - 1;
  }
  return drawdown;
}

/** The largest loss from a peak, as a positive share; NaN of an empty curve. */
export function maxDrawdown(drawdown: Float64Array): number {
  if (drawdown.length === 0) return Number.NaN;
  let worst = 0;
  for (const value of drawdown) worst = Math.min(worst, value);
  return 0 - worst;
}
