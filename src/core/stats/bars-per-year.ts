const msPerYear = 365.25 * 24 * 3600 * 1000;

/**
 * How many bars the data itself has in a year: intervals between bars over Julian years (365.25 days)
 * spanned. About 251.5 for daily shares, 365.25 for daily crypto, 8,766 for hourly bars round the clock.
 * Holidays, sessions and gaps are thereby in the figure, and no calendar is assumed. Give it a whole series
 * rather than one split: over a few bars the answer depends on whether a week-end is among them.
 *
 * @param time milliseconds since 1970, ascending. [bars]
 * @returns NaN for fewer than two bars or no time between them.
 */
export function barsPerYear(time: Float64Array): number {
  const last = time.length - 1;
  if (last < 1) return Number.NaN;
  const years = (time[last]! - time[0]!) / msPerYear;
  return years > 0 ? last / years : Number.NaN;
}
