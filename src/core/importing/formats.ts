import type { ColumnRole } from '@shared/series';
import { normalizeName } from './detect-roles';
import { parseNumber } from './numbers';

/** What a file looks like once its cells are cut. */
export interface FileLook {
  readonly fileName: string;
  /** Cells of the header as they stand in the file; null where there is none. */
  readonly header: readonly string[] | null;
  /** Rows below it. */
  readonly rows: readonly (readonly string[])[];
}

export interface FileFormat {
  /** As a user knows it. */
  readonly name: string;
  readonly matches: (look: FileLook) => boolean;
  /** Roles where the general rules give other ones than the format means. */
  readonly columns?: (look: FileLook, roles: readonly ColumnRole[]) => ColumnRole[];
  /** Which time zone intraday times without an offset are in, for the sentence on it. */
  readonly clock?: string;
}

/** The format a file is in, judged by names and cells that no other has; null for a table like any other. */
export function formatOf(look: FileLook): FileFormat | null {
  return formats.find((format) => format.matches(look)) ?? null;
}

/** The first that fits is the one. */
const formats: readonly FileFormat[] = [
  {
    name: 'Yahoo Finance',
    matches: (look) =>
      looksLike(look, /^date open high low close adjclose volume$/) && hasCell(look, 'Adj Close'),
  },
  {
    name: 'Stooq, daily',
    matches: (look) =>
      looksLike(look, /^data otwarcie najwyzszy najnizszy zamkniecie( wolumen)?( lop)?$/) ||
      (looksLike(look, /^date open high low close( volume)?( openint)?$/) &&
        /^[^_]+(_[a-z]{2})?_[dwmqy]\.csv$/.test(look.fileName)),
  },
  {
    name: 'Stooq, bulk ASCII',
    matches: (look) => looksLike(look, /^ticker per date time open high low close vol openint$/),
    clock: 'Stooq writes intraday times as they are in Warsaw',
  },
  {
    name: 'Binance klines',
    matches: (look) =>
      looksLike(look, /^opentime open high low close volume closetime quote/) || isKlines(look),
  },
  {
    name: 'MetaTrader 5',
    matches: (look) =>
      looksLike(look, /^date( time)? open high low close tickvol vol spread$/) && hasCell(look, '<DATE>'),
    columns: withRealVolume,
    clock: "MetaTrader writes times of the broker's server",
  },
  {
    name: 'MetaTrader 4',
    matches: ({ header, rows: [row = []] }) =>
      header === null &&
      row.length === 7 &&
      /^\d{4}\.\d\d\.\d\d$/.test(row[0]!) &&
      /^\d\d:\d\d$/.test(row[1]!),
    clock: "MetaTrader writes times of the broker's server",
  },
  {
    name: 'Alpha Vantage',
    matches: (look) =>
      looksLike(look, /^timestamp open high low close adjustedclose volume dividendamount/) ||
      (looksLike(look, /^timestamp open high low close volume$/) && isNewestFirst(look)),
    clock: 'Alpha Vantage writes intraday times as they are in New York',
  },
  {
    name: 'Interactive Brokers',
    matches: (look) => looksLike(look, /^ ?date open high low close volume (wap|average) (bar)?count/),
    clock: 'Trader Workstation writes times of the time zone it was logged in with',
  },
  {
    name: 'Nasdaq Data Link',
    matches: (look) => looksLike(look, /^date open high low close volume exdividend splitratio adjopen/),
  },
  {
    name: 'Nasdaq',
    matches: (look) => looksLike(look, /^date closelast volume open high low$/),
  },
  {
    name: 'Investing.com',
    matches: (look) => looksLike(look, /^date price open high low( vol)? change$/),
  },
  {
    name: 'TradingView',
    matches: (look) =>
      look.header?.[0] === 'time' &&
      looksLike(look, /^time open high low close( |$)/) &&
      !hasCell(look, 'volume'),
  },
  {
    name: 'CBOE index',
    matches: (look) => looksLike(look, /^date open high low close$/) && hasCell(look, 'DATE'),
  },
  {
    name: 'FRED',
    matches: (look) =>
      looksLike(look, /^observationdate( \w+)+$/) ||
      (looksLike(look, /^date \w+$/) && hasCell(look, 'DATE') && !hasCell(look, 'CLOSE')),
  },
  {
    name: 'Tardis book snapshot',
    matches: (look) => looksLike(look, /^exchange symbol timestamp localtimestamp (asks|bids)0/),
  },
  {
    name: 'Databento book snapshot',
    matches: (look) => hasCell(look, 'bid_px_00') && hasCell(look, 'ask_sz_00'),
  },
  {
    name: 'Binance book ticker',
    matches: (look) => hasCell(look, 'best_bid_price') && hasCell(look, 'best_ask_qty'),
  },
  { name: 'pandas', matches: ({ header }) => header !== null && /^(Unnamed: 0)?$/.test(header[0] ?? 'none') },
];

function looksLike({ header }: FileLook, names: RegExp): boolean {
  return header !== null && names.test(header.map(normalizeName).join(' '));
}

function hasCell({ header }: FileLook, cell: string): boolean {
  return header?.includes(cell) === true;
}

/** Twelve columns without names; open and close time in milliseconds or microseconds, a zero at the end. */
function isKlines({ header, rows }: FileLook): boolean {
  return (
    header === null &&
    rows.length > 0 &&
    rows.every((row) => row.length === 12 && /^\d{13,16}$/.test(row[0]!) && /^\d{13,16}$/.test(row[6]!))
  );
}

/** ISO dates are in order where their text is. */
function isNewestFirst({ rows }: FileLook): boolean {
  const [first, second] = rows;
  return first !== undefined && second !== undefined && /^\d{4}-/.test(first[0]!) && first[0]! > second[0]!;
}

/** An exchange's own volume rather than the number of price changes; it is zero throughout where there is none. */
function withRealVolume({ header, rows }: FileLook, roles: readonly ColumnRole[]): ColumnRole[] {
  const real = header?.indexOf('<VOL>') ?? -1;
  const hasReal = rows.some((row) => parseNumber(row[real]?.trim() ?? '', '.') > 0);
  if (real < 0 || !hasReal) return [...roles];
  return roles.map((role, column) => (column === real ? 'volume' : role === 'volume' ? 'ignore' : role));
}
