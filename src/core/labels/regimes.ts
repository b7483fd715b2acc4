/** In the order of their numbers. */
export const regimeNames = ['bear', 'sideways', 'bull'] as const;

export interface RegimeRule {
  /** A bull market begins where the close stands this share above the lowest since the regime began; 0.1 is 10%. */
  readonly rise: number;
  /** A bear market begins where it stands this share below the highest since then; 0.1 is 10%. */
  readonly fall: number;
  /** A bull or bear market has become a sideways one where it has set no new extreme for so many bars. */
  readonly stall: number;
}

const bear = 0;
const sideways = 1;
const bull = 2;

/**
 * Regime of the market at each bar as it is known there: from the closes up to it and from no later one. It begins sideways. From any
 * other regime a rise of `rise` above the lowest close since the regime began turns it to bull, and a fall of `fall` below
 * the highest turns it to bear: the filter of Lunde and Timmermann, "Duration Dependence in Stock Prices" (Journal of Business and
 * Economic Statistics 22(3), 2004), but told at the bar that crosses the threshold, where theirs is dated back to the
 * extreme, which only the future shows. That a trend without a new extreme for `stall` bars is over is added here. NaN before
 * the first close and where a close is missing, at which the regime is held. [time]
 */
export function regimesOf(close: Float64Array, { rise, fall, stall }: RegimeRule): Float64Array {
  const regimes = new Float64Array(close.length).fill(NaN);
  let regime = sideways;
  let highest = -Infinity;
  let lowest = Infinity;
  let sinceExtreme = 0;
  for (let t = 0; t < close.length; t++) {
    const price = close[t]!;
    if (!(price > 0 && price < Infinity)) continue;
    const isNew = (regime === bull && price > highest) || (regime === bear && price < lowest);
    sinceExtreme = isNew ? 0 : sinceExtreme + 1;
    highest = Math.max(highest, price);
    lowest = Math.min(lowest, price);
    const next = nextRegime(
      regime,
      price >= lowest * (1 + rise),
      price <= highest * (1 - fall),
      sinceExtreme >= stall,
    );
    if (next !== regime) {
      regime = next;
      highest = price;
      lowest = price;
      sinceExtreme = 0;
    }
    regimes[t] = regime;
  }
  return regimes;
}

function nextRegime(regime: number, hasRisen: boolean, hasFallen: boolean, hasStalled: boolean): number {
  if (regime !== bull && hasRisen) return bull;
  if (regime !== bear && hasFallen) return bear;
  return hasStalled ? sideways : regime;
}
