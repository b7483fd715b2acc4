/** What stands where a figure is undefined. */
export const NOT_AVAILABLE = 'n/a';

type Figure = number | null | undefined;

const isFigure = (value: Figure): value is number => typeof value === 'number' && Number.isFinite(value);
const MINUS = '\u2212';

/** A plain number with thousands separators and a real minus sign. */
export function formatNumber(value: Figure, digits = 0): string {
  if (!isFigure(value)) return NOT_AVAILABLE;
  const text = decimalFormat(digits).format(Math.abs(value));
  const isZero = Number(text.replaceAll(',', '')) === 0;
  return value < 0 && !isZero ? `${MINUS}${text}` : text;
}

/** A share as per cent: 0.1234 is `12.3%`. */
export function formatPercent(share: Figure, digits = 1): string {
  return isFigure(share) ? `${formatNumber(share * 100, digits)}%` : NOT_AVAILABLE;
}

/** A share as per cent with its sign: `+1.20%`. */
export function formatChange(share: Figure, digits = 2): string {
  if (!isFigure(share)) return NOT_AVAILABLE;
  const text = formatPercent(share, digits);
  return share > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Basis points: `2 bp`, `1.5 bp`. */
export function formatBasisPoints(bp: Figure): string {
  if (!isFigure(bp)) return NOT_AVAILABLE;
  return `${formatNumber(bp, Number.isInteger(bp) ? 0 : 1)} bp`;
}

/** Ratios such as Sharpe: always two decimals. */
export const formatRatio = (value: Figure): string => formatNumber(value, 2);

/** Multiples such as a year's turnover: `12.4×`. */
export function formatMultiple(value: Figure): string {
  return isFigure(value) ? `${formatNumber(value, 1)}×` : NOT_AVAILABLE;
}

/** Losses in nats and other small figures: four decimals. */
export const formatLoss = (value: Figure): string => formatNumber(value, 4);

/** The mean square of a share, to four digits: 0.0001793 is `1.793%²`, whose root is 1.339%. */
export function formatSquaredPercent(square: Figure): string {
  if (!isFigure(square)) return NOT_AVAILABLE;
  const value = square * 10_000;
  const whole = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  return `${formatNumber(value, Math.min(Math.max(4 - whole, 0), 8))}%²`;
}

/** A price with the decimals that its own size asks for: 4 below 10, 2 above. */
export function formatPrice(value: Figure): string {
  return formatNumber(value, isFigure(value) ? decimalsFor(Math.abs(value)) : 0);
}

/**
 * Formats all prices of one column with the same decimals, so that they align: 2 where the column reaches 10, 4 where
 * it reaches 0.1, else 6.
 */
export function priceFormatFor(column: Float64Array): (value: number) => string {
  return priceFormatOf(largestIn(column));
}

/** The same where the largest price is known. */
export function priceFormatOf(largest: number): (value: number) => string {
  const digits = decimalsFor(largest);
  return (value) => formatNumber(value, digits);
}

/** The smallest difference that such a format shows. */
export const priceStepOf = (largest: number): number => 10 ** -decimalsFor(largest);

/** Largest absolute value of a column, leaving out what is undefined; 0 where all of it is. */
export function largestIn(column: Float64Array): number {
  let largest = 0;
  for (const value of column) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest;
}

/**
 * Formats all values of a column of any size alike, the largest to four digits: `52.31` and `0.0214`, in short from 100,000 on,
 * and in powers of ten where that takes more than eight decimals.
 */
export function valueFormatOf(largest: number): (value: number) => string {
  if (!(largest > 0)) return (value) => formatNumber(value, 2);
  const decimals = 3 - Math.floor(Math.log10(largest));
  if (decimals > 8) return formatPower;
  return decimals < -1 ? formatCompact : (value) => formatNumber(value, Math.max(2, decimals));
}

/** In powers of ten: `1.23e−9`. */
function formatPower(value: number): string {
  return isFigure(value) ? value.toExponential(2).replaceAll('-', MINUS) : NOT_AVAILABLE;
}

function decimalsFor(size: number): number {
  if (size >= 10) return 2;
  return size >= 0.1 || size === 0 ? 4 : 6;
}

/** Large counts in short: 3.8M, 12.4K. */
export function formatCompact(value: Figure): string {
  if (!isFigure(value)) return NOT_AVAILABLE;
  const text = compactFormat.format(Math.abs(value));
  return value < 0 ? `${MINUS}${text}` : text;
}

/** File sizes: `812 B`, `1.4 MB` (powers of 1000, as file managers show them). */
export function formatBytes(bytes: Figure): string {
  if (!isFigure(bytes)) return NOT_AVAILABLE;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** step, step === 0 ? 0 : 1)} ${units[step]}`;
}

/** One word for how far apart two bars are: `1 day`, `15 min`, `4 h`. */
export function formatInterval(ms: Figure): string {
  if (!isFigure(ms) || ms <= 0) return NOT_AVAILABLE;
  const units = [
    ['week', 604_800_000],
    ['day', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
  ] as const;
  for (const [name, size] of units) {
    if (ms < size) continue;
    const count = Number((ms / size).toFixed(1));
    return `${count} ${name}${(name === 'week' || name === 'day') && count !== 1 ? 's' : ''}`;
  }
  return `${ms} ms`;
}

/** How long something took or will take: `18 ms`, `0.4 s`, `42 s`, `3 min 05 s`, `2 h 10 min`. */
export function formatDuration(seconds: Figure): string {
  if (!isFigure(seconds) || seconds < 0) return NOT_AVAILABLE;
  if (seconds > 0 && seconds < 0.0995) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${pad(whole % 60)} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}

const DAY_MS = 86_400_000;

/** Time of a bar, in UTC as it is stored: a date for daily bars, minutes below a day, seconds below a minute. */
export function formatBarTime(time: Figure, intervalMs: number): string {
  if (!isFigure(time)) return NOT_AVAILABLE;
  const iso = new Date(time).toISOString();
  if (intervalMs >= DAY_MS) return iso.slice(0, 10);
  return `${iso.slice(0, 10)} ${iso.slice(11, intervalMs >= 60_000 ? 16 : 19)}`;
}

/** A day, in UTC: `2024-03-28`. */
export const formatDate = (time: Figure): string => formatBarTime(time, DAY_MS);

/** From the first bar to the last, in UTC: days, or the times of a day that all are of: `2024-03-28 14:05 – 16:30`. */
export function formatPeriod(first: Figure, last: Figure, intervalMs: number): string {
  if (!isFigure(first) || !isFigure(last)) return NOT_AVAILABLE;
  const [from, to] = [formatDate(first), formatDate(last)];
  if (from !== to || intervalMs >= DAY_MS) return `${from} – ${to}`;
  return `${formatBarTime(first, intervalMs)} – ${formatBarTime(last, intervalMs).slice(from.length + 1)}`;
}

/** A moment in the user's own time zone, to the minute: `2024-03-28 14:05`. */
export function formatMoment(time: Figure): string {
  if (!isFigure(time)) return NOT_AVAILABLE;
  const date = new Date(time);
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** How long ago: `just now`, `5 min ago`, `3 h ago`, `2 days ago`, then the date. */
export function formatAgo(time: number, now: number): string {
  const seconds = (now - time) / 1000;
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  const days = Math.floor(seconds / 86_400);
  return days <= 14 ? `${days} ${days === 1 ? 'day' : 'days'} ago` : formatMoment(time).slice(0, 10);
}

/** `1 bar`, `2 bars`, `12,000 bars`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

const pad = (value: number): string => String(value).padStart(2, '0');

// Made once: making one costs more than a thousand uses, and axes are formatted in every frame.
const compactFormat = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });
const decimalFormats = new Map<number, Intl.NumberFormat>();

function decimalFormat(digits: number): Intl.NumberFormat {
  const known = decimalFormats.get(digits);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  decimalFormats.set(digits, made);
  return made;
}
