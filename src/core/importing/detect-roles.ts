import type { BarRole } from '@shared/series';
import { isNumeric } from './detect-delimiter';
import { type DecimalMark, parseNumber } from './numbers';

/** Header names, lower case without spaces and punctuation, in the spellings that exports use. */
const names: Readonly<Record<Exclude<BarRole, 'ignore'>, readonly string[]>> = {
  time: words(
    'date time datetime timestamp dateandtime tradedate tradingday day opentime utctime ' +
      'gmttime localtime dateutc timeutc unix unixtime datum zeit uhrzeit zeitstempel tag fecha ' +
      'hora data heure dtyyyymmdd t ts dt observationdate asofdate reportdate publisheddate releasedate eventtime ' +
      'transactiontime tsrecv tsevent',
  ),
  open: words(
    'open otwarcie o openprice opening openingprice eroffnung eroffnungskurs erster apertura abertura ' +
      'ouverture ouv',
  ),
  high: words('najwyzszy high h highprice max maximum hoch tageshoch hochst maximo haut alto'),
  low: words('najnizszy low l lowprice min minimum tief tagestief tiefst minimo bas bajo'),
  close: words(
    'close zamkniecie c closeprice closing closingprice closelast last lastprice price settle schluss ' +
      'schlusskurs letzter zuletzt cierre ultimo cloture clot fechamento chiusura',
  ),
  adjustedClose: words(
    'adjclose adjustedclose adjcloseprice adjustedclosingprice closeadjusted closeadj adjusted ' +
      'bereinigterschluss',
  ),
  volume: words(
    'volume wolumen vol v volumen umsatz stuck tickvol tickvolume totalvolume sharesvolume basevolume ' +
      'volumetraded volumeusd volumebtc volumeeth qty quantity volum',
  ),
};
const clockNames = new Set(['time', 'zeit', 'uhrzeit', 'hora', 'heure']);
const clock = /^\d{1,2}:\d{2}(:\d{2})?|^\d{4}$|^\d{6}$/;

/** Role of a header name, `ignore` for one that is not known. */
export function roleOfName(header: string): BarRole {
  const name = normalizeName(header);
  for (const [role, spellings] of Object.entries(names)) if (spellings.includes(name)) return role as BarRole;
  return 'ignore';
}

/**
 * Roles by header names. Each role is given once, to the leftmost column; `time` also to a second column,
 * when it is named like a clock and holds one, as in files with date and time apart.
 *
 * @param rows data rows below the header.
 */
export function rolesByHeader(header: readonly string[], rows: readonly (readonly string[])[]): BarRole[] {
  const taken = new Set<BarRole>();
  return header.map((cell, column) => {
    const role = roleOfName(cell);
    const isClock = role === 'time' && clockNames.has(normalizeName(cell)) && holdsClock(rows, column);
    if (role === 'ignore' || (taken.has(role) && !isClock)) return 'ignore';
    taken.add(role);
    return role;
  });
}

/**
 * Roles by content, for a file without a header: the first column of dates, a clock beside it, then open,
 * high, low, close in this order; of what is left a column near the close in size is the adjusted close if
 * another one follows it, and the next is the volume.
 *
 * @param isTime whether a column holds dates.
 */
export function rolesByContent(
  rows: readonly (readonly string[])[],
  width: number,
  decimal: DecimalMark,
  isTime: (column: number) => boolean,
): BarRole[] {
  const roles = new Array<BarRole>(width).fill('ignore');
  const first = roles.findIndex((_, column) => isTime(column));
  if (first < 0) return roles;
  roles[first] = 'time';
  if (holdsClock(rows, first + 1) && first + 6 <= width) roles[first + 1] = 'time';
  const numeric = roles.flatMap((role, column) =>
    role === 'ignore' && column > first && isNumericColumn(rows, column) ? [column] : [],
  );
  const [open, high, low, close, ...rest] = numeric;
  if (open === undefined || high === undefined || low === undefined || close === undefined) return roles;
  Object.assign(roles, { [open]: 'open', [high]: 'high', [low]: 'low', [close]: 'close' });
  const [next, after] = rest;
  const isAdjusted = next !== undefined && after !== undefined && isNear(rows, next, close, decimal);
  if (isAdjusted) roles[next] = 'adjustedClose';
  const volume = isAdjusted ? after : next;
  if (volume !== undefined) roles[volume] = 'volume';
  return roles;
}

/** A column's name in lower case, without accents, spaces and punctuation: `Adj. Close` is `adjclose`. */
export function normalizeName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/^\d+\.\s*/, '')
    .replace(/[^a-z0-9]/g, '');
}

function holdsClock(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.length > 0 && rows.every((row) => clock.test(row[column]?.trim() ?? ''));
}

function isNumericColumn(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.filter((row) => isNumeric(row[column]?.trim() ?? '')).length > rows.length / 2;
}

/** Adjustment makes a price smaller, seldom by more than fifty times. */
function isNear(rows: readonly (readonly string[])[], a: number, b: number, decimal: DecimalMark): boolean {
  return rows.every((row) => {
    const ratio = parseNumber(row[a]?.trim() ?? '', decimal) / parseNumber(row[b]?.trim() ?? '', decimal);
    return Number.isNaN(ratio) || (ratio > 0.02 && ratio < 2);
  });
}

function words(list: string): string[] {
  return list.split(' ');
}
