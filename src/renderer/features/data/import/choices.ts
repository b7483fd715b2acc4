import { depthFields, depthPlaceOf, depthRoleOf, maxDepthLevels, roleTitle } from '@shared/column-roles';
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

/** The formats that are no Luxon pattern: what they are called, and what they mean. */
const namedFormats = [
  { format: 'auto-iso', name: 'ISO 8601', help: '2024-03-28, with or without a time' },
  { format: 'epoch-s', name: 'Unix s', help: 'seconds since 1970' },
  { format: 'epoch-ms', name: 'Unix ms', help: 'milliseconds since 1970' },
  { format: 'epoch-us', name: 'Unix \u00b5s', help: 'microseconds since 1970' },
  { format: 'epoch-ns', name: 'Unix ns', help: 'nanoseconds since 1970' },
] as const;

export const dateFormatHelp = (shown: string): string | undefined =>
  namedFormats.find(({ name }) => name === shown)?.help;

/** A date format as the dialog shows it, and back again; patterns are shown as they are. */
export const shownDateFormat = (format: string): string =>
  namedFormats.find((named) => named.format === format)?.name ?? format;
export const typedDateFormat = (shown: string): string =>
  namedFormats.find(({ name }) => name === shown)?.format ?? shown;

/** Offered as suggestions; any other Luxon pattern may be typed. */
export const dateFormats: readonly string[] = [
  ...namedFormats.map(({ name }) => name),
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
  return { value, label: roleTitle(value) };
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
