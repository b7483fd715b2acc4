import { depthFields, depthPlaceOf, depthRoleOf, maxDepthLevels, roleName } from '@shared/column-roles';
import type { BarRole, ColumnRole, ImportOptions, SeriesKind } from '@shared/series';

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

export const kinds: readonly { readonly value: SeriesKind; readonly label: string; readonly help: string }[] =
  [
    { value: 'bars', label: 'Bars', help: 'Prices of an instrument: what experiments trade.' },
    {
      value: 'scalar',
      label: 'Single values',
      help: 'One value a moment: a volatility index, a sentiment score.',
    },
    {
      value: 'depth',
      label: 'Order book',
      help: 'Snapshots of the best levels: price and size on both sides.',
    },
  ];

/** What a series of the kind is made of, for counts. */
export const contents: Readonly<Record<SeriesKind, string>> = {
  bars: 'bar',
  scalar: 'value',
  depth: 'snapshot',
};

interface Choice {
  readonly value: ColumnRole;
  readonly label: string;
}

const barRoles: readonly BarRole[] = [
  'time',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'adjustedClose',
  'ignore',
];

/** What a column of such a file can be read as: of an order book, one level more than `columns` have. */
export function rolesFor(kind: SeriesKind, columns: readonly ColumnRole[]): readonly Choice[] {
  switch (kind) {
    case 'bars':
      return barRoles.map(choiceOf);
    case 'scalar':
      return (['time', 'value', 'ignore'] as const).map(choiceOf);
    case 'depth':
      return [choiceOf('time'), ...levels(columns).flatMap(rolesOfLevel), choiceOf('ignore')];
  }
}

function levels(columns: readonly ColumnRole[]): readonly number[] {
  const deepest = Math.max(0, ...columns.map((role) => depthPlaceOf(role)?.level ?? 0));
  return Array.from({ length: Math.min(deepest + 1, maxDepthLevels) }, (_, index) => index + 1);
}

function rolesOfLevel(level: number): readonly Choice[] {
  return depthFields.map((field) => choiceOf(depthRoleOf({ field, level })));
}

function choiceOf(value: ColumnRole): Choice {
  const name = roleName(value);
  return { value, label: `${name.charAt(0).toUpperCase()}${name.slice(1)}` };
}

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
