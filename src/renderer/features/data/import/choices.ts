import type { BarRole, ImportOptions } from '@shared/series';

export const delimiters: readonly { readonly value: ImportOptions['delimiter']; readonly label: string }[] = [
  { value: ',', label: 'Comma  ,' },
  { value: ';', label: 'Semicolon  ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar  |' },
  { value: ' ', label: 'Space' },
];

export const decimals: readonly { readonly value: ImportOptions['decimal']; readonly label: string }[] = [
  { value: '.', label: 'Point  1.5' },
  { value: ',', label: 'Comma  1,5' },
];

/** What the formats that are no Luxon pattern mean. */
export const dateFormatHints: Readonly<Record<string, string>> = {
  'auto-iso': 'ISO 8601: 2024-03-28, with or without a time',
  'epoch-s': 'seconds since 1970',
  'epoch-ms': 'milliseconds since 1970',
  'epoch-us': 'microseconds since 1970',
  'epoch-ns': 'nanoseconds since 1970',
};

/** Offered as suggestions; any other Luxon pattern may be typed. */
export const dateFormats: readonly string[] = [
  'auto-iso',
  'epoch-s',
  'epoch-ms',
  'epoch-us',
  'epoch-ns',
  'yyyy-MM-dd',
  'yyyyMMdd',
  'dd.MM.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'yyyy.MM.dd HH:mm',
  'dd.MM.yyyy HH:mm',
  'MM/dd/yyyy HH:mm',
];

export const roles: readonly { readonly value: BarRole; readonly label: string }[] = [
  { value: 'time', label: 'Time' },
  { value: 'open', label: 'Open' },
  { value: 'high', label: 'High' },
  { value: 'low', label: 'Low' },
  { value: 'close', label: 'Close' },
  { value: 'volume', label: 'Volume' },
  { value: 'adjustedClose', label: 'Adjusted close' },
  { value: 'ignore', label: 'Ignore' },
];

/** Common exchange zones first, then every zone that this machine knows. */
export const timeZones: readonly string[] = [
  ...new Set([
    'UTC',
    'America/New_York',
    'America/Chicago',
    'Europe/London',
    'Europe/Berlin',
    'Asia/Tokyo',
    'Asia/Hong_Kong',
    'Australia/Sydney',
    ...Intl.supportedValuesOf('timeZone'),
  ]),
];
