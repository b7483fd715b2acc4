const dayMs = 86_400_000;

/** A moment as sentences name it, in UTC: a day for daily bars, minutes below. */
export function whenOf(time: number, intervalMs: number): string {
  const iso = new Date(time).toISOString();
  return intervalMs >= dayMs ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** `2014-06-09`, or `2014-06-09 to 2014-06-12`. */
export function spanOf(from: number, to: number, intervalMs: number): string {
  return from === to ? whenOf(from, intervalMs) : `${whenOf(from, intervalMs)} to ${whenOf(to, intervalMs)}`;
}

/** A price or another figure to six digits: `1,455.22`, `0.000123`, `1.5e-9`. */
export function figure(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude > 0 && !(magnitude >= 1e-6 && magnitude < 1e15)) return String(Number(value.toPrecision(6)));
  return value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
}

/** A log return as per cent with its sign: `+12%`, `\u22124.8%`. */
export function change(logReturn: number): string {
  return `${logReturn < 0 ? '\u2212' : '+'}${size(logReturn)}`;
}

/** The same without its sign. */
export function size(logReturn: number): string {
  const percent = Math.abs(Math.expm1(logReturn)) * 100;
  if (!(percent <= 100_000)) return 'over 100,000%';
  return `${percent.toLocaleString('en-US', { maximumFractionDigits: percent < 10 ? 1 : 0 })}%`;
}

/** How many times larger than usual: `12`, `4.5`; beyond a thousand the figure says nothing. */
export function times(ratio: number): string {
  if (!(ratio <= 1000)) return 'over 1,000';
  return ratio.toLocaleString('en-US', { maximumFractionDigits: ratio < 10 ? 1 : 0 });
}
