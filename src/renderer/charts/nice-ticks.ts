/** Round numbers from at or below `low` to at or above `high`, the same distance of 1, 2 or 5 times a power of ten apart, about so many. */
export function niceTicks(low: number, high: number, about: number): readonly number[] {
  const range = high > low ? high - low : Math.max(Math.abs(low), 1);
  const rough = range / Math.max(about, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  // Whole multiples of a step, without what adding it up would leave behind.
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}
