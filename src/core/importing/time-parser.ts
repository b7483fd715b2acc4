import { DateTime } from 'luxon';
import { quickNumber } from './quick-number';
import { layoutParser } from './time-layout';
import { isPlausible, wallClock } from './wall-clock';
import { isTimeZone, wallClockToUtc } from './zone';

/** Milliseconds since 1970, UTC, of a trimmed cell; NaN where it holds no such time. */
export type TimeParser = (cell: string) => number;

/** Units of whole or fractional seconds since 1970, in milliseconds. */
const epochUnits: Readonly<Record<string, number>> = {
  'epoch-s': 1000,
  'epoch-ms': 1,
  'epoch-us': 1e-3,
  'epoch-ns': 1e-6,
};
export const epochFormats = Object.keys(epochUnits);

/** Whether a time ends with its distance from UTC. */
export const statesOffset = /(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$/i;

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * A parser for one format: `auto-iso`, an epoch (`epoch-s`, `epoch-ms`, `epoch-us`, `epoch-ns`) or a Luxon
 * pattern such as `dd.MM.yyyy HH:mm`, month names in English. Patterns of digits alone have fast paths;
 * Luxon reads the others.
 *
 * @param timeZone zone of times that state no offset of their own.
 */
export function timeParser(format: string, timeZone: string): TimeParser {
  const unit = epochUnits[format];
  if (unit !== undefined) return epochParser(unit);
  if (format === 'auto-iso') return isoParser(wallClockToUtc(timeZone));
  if (format.endsWith(' z')) return namedZoneParser(format.slice(0, -2)) ?? luxonParser(format, timeZone);
  return digitsParser(format, wallClockToUtc(timeZone)) ?? luxonParser(format, timeZone);
}

function epochParser(unit: number): TimeParser {
  return (cell) => {
    const time = Math.round(epochNumber(cell) * unit);
    return isPlausible(time) ? time : Number.NaN;
  };
}

function epochNumber(cell: string): number {
  if (!/^-?\d{1,19}(?:\.\d*)?$/.test(cell)) return Number.NaN;
  const quick = quickNumber(cell, '.'.charCodeAt(0));
  return Number.isNaN(quick) ? Number(cell) : quick;
}

/** As most files write times; the others take the regular expression. */
const isoLayouts = [
  'yyyy-MM-dd',
  'yyyy-MM-dd HH:mm',
  "yyyy-MM-dd'T'HH:mm",
  'yyyy-MM-dd HH:mm:ss',
  "yyyy-MM-dd'T'HH:mm:ss",
].flatMap((format) => layoutParser(format) ?? []);

function isoParser(toUtc: (wall: number) => number): TimeParser {
  const anyIso = anyIsoParser(toUtc);
  return (cell) => {
    for (const read of isoLayouts) {
      const wall = read(cell);
      if (!Number.isNaN(wall)) return toUtc(wall);
    }
    return anyIso(cell);
  };
}

function anyIsoParser(toUtc: (wall: number) => number): TimeParser {
  return (cell) => {
    const match = iso.exec(cell);
    if (match === null) return Number.NaN;
    const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '0', offset] = match;
    const wall = wallClock(
      +year!,
      +month!,
      +day!,
      +hour,
      +minute,
      +second,
      Math.floor(+`0.${fraction}` * 1000),
    );
    return offset === undefined ? toUtc(wall) : wall - offsetMs(offset);
  };
}

function offsetMs(text: string): number {
  if (!/\d/.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', ''));
  const size = hours < 24 && minutes < 60 ? (hours * 60 + minutes) * 60_000 : Number.NaN;
  return text.startsWith('-') ? -size : size;
}

/**
 * Times that end with the name of their zone, as Interactive Brokers writes them: `20240311 09:30:00
 * US/Eastern`.
 */
function namedZoneParser(format: string): TimeParser | null {
  const parse = digitsParser(format, (wall) => wall);
  if (parse === null) return null;
  const zones = new Map<string, ((wall: number) => number) | null>();
  return (cell) => {
    const end = cell.lastIndexOf(' ');
    const name = cell.slice(end + 1);
    if (end < 0 || name.length > 64) return Number.NaN;
    let toUtc = zones.get(name);
    if (toUtc === undefined) {
      toUtc = /^[A-Za-z]/.test(name) && isTimeZone(name) ? wallClockToUtc(name) : null;
      zones.set(name, toUtc);
    }
    return toUtc === null ? Number.NaN : toUtc(parse(cell.slice(0, end)));
  };
}

const digitTokens: Readonly<Record<string, readonly [part: number, pattern: string]>> = {
  yyyy: [0, '(\\d{4})'],
  MM: [1, '(\\d{2})'],
  M: [1, '(\\d{1,2})'],
  dd: [2, '(\\d{2})'],
  d: [2, '(\\d{1,2})'],
  HH: [3, '(\\d{2})'],
  H: [3, '(\\d{1,2})'],
  mm: [4, '(\\d{2})'],
  m: [4, '(\\d{1,2})'],
  ss: [5, '(\\d{2})'],
  s: [5, '(\\d{1,2})'],
  SSS: [6, '(\\d{3})'],
};

/** Null for a pattern with tokens beyond these, or without year, month and day. */
function digitsParser(format: string, toUtc: (wall: number) => number): TimeParser | null {
  const read = layoutParser(format);
  return read === null ? looseDigitsParser(format, toUtc) : (cell) => toUtc(read(cell));
}

/** Of digits that may be one or two. */
function looseDigitsParser(format: string, toUtc: (wall: number) => number): TimeParser | null {
  const order: number[] = [];
  let pattern = '';
  for (const [piece] of format.matchAll(/'[^']*'|([A-Za-z])\1*|[^A-Za-z]/g)) {
    const token = digitTokens[piece];
    if (token === undefined && /^[A-Za-z]/.test(piece)) return null;
    if (token !== undefined) order.push(token[0]);
    pattern += token?.[1] ?? escapeRegExp(piece.replaceAll("'", ''));
  }
  if (![0, 1, 2].every((part) => order.includes(part))) return null;
  const regExp = new RegExp(`^${pattern}$`);
  return (cell) => {
    const match = regExp.exec(cell);
    if (match === null) return Number.NaN;
    const parts = [0, 1, 1, 0, 0, 0, 0];
    for (let i = 0; i < order.length; i += 1) parts[order[i]!] = Number(match[i + 1]);
    const [year, month, day, hour, minute, second, ms] = parts;
    return toUtc(wallClock(year!, month!, day!, hour!, minute!, second!, ms!));
  };
}

function luxonParser(format: string, zone: string): TimeParser {
  const parser = DateTime.buildFormatParser(format, { locale: 'en-US' });
  return (cell) => {
    const time = DateTime.fromFormatParser(cell, parser, { zone, locale: 'en-US' }).toMillis();
    return isPlausible(time) ? time : Number.NaN;
  };
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
