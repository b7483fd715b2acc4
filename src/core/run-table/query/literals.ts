const numeral = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|k)?$/i;
const duration = /^(\d+\.?\d*|\.\d+)(s|m|min|h|d|w|y)$/i;
const moment = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T(\d{1,2}):(\d{2}))?)?)?$/i;

const lengths: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_557_600_000,
};

/** `64`, `-0.5`, `1e-3`, `20%`, `1.5k`; null where it is none. */
export function numberOf(text: string): number | null {
  const match = numeral.exec(text);
  if (match === null) return null;
  const value = Number(match[1]);
  const unit = match[2]?.toLowerCase();
  return unit === '%' ? value / 100 : unit === 'k' ? value * 1000 : value;
}

/** `90s`, `10m`, `2h`, `7d`, `3w`, `1y` in milliseconds; null where it is none. */
export function durationOf(text: string): number | null {
  const match = duration.exec(text);
  return match === null ? null : Number(match[1]) * lengths[match[2]!.toLowerCase()]!;
}

/** When a moment of the user's own time zone was, in milliseconds since 1970; months from 1, beyond a year's or month's end it goes on. */
export type LocalTime = (year: number, month: number, day: number, hour: number, minute: number) => number;

/** Milliseconds since 1970, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The year, month, day or minute of `2026`, `2026-11`, `2026-11-01`, `2026-11-01T09:30`; null where it is none. */
export function spanOf(text: string, at: LocalTime): Span | null {
  const match = moment.exec(text);
  if (match === null) return null;
  const [year = 0, month, day, hour, minute] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (month === undefined) return { from: at(year, 1, 1, 0, 0), to: at(year + 1, 1, 1, 0, 0) };
  if (month < 1 || month > 12) return null;
  if (day === undefined) return { from: at(year, month, 1, 0, 0), to: at(year, month + 1, 1, 0, 0) };
  if (day < 1 || day > 31) return null;
  if (hour === undefined || minute === undefined)
    return { from: at(year, month, day, 0, 0), to: at(year, month, day + 1, 0, 0) };
  if (hour > 23 || minute > 59) return null;
  return { from: at(year, month, day, hour, minute), to: at(year, month, day, hour, minute + 1) };
}
