import { z } from 'zod';

export const barRoles = [
  'time',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'adjustedClose',
  'ignore',
] as const;
export const barRole = z.enum(barRoles);
export type BarRole = z.infer<typeof barRole>;

/** Levels of an order book that are read of each side; a file may have more. */
export const maxDepthLevels = 50;

export const depthFields = ['bidPrice', 'bidSize', 'askPrice', 'askSize'] as const;
export type DepthField = (typeof depthFields)[number];

/** What a column of an order book holds: its field and the level, 1 the best: `bidPrice1`. */
export type DepthRole = `${DepthField}${number}`;

/** What a column of a file is read as; which of them there are depends on the kind of the series. */
export type ColumnRole = BarRole | 'value' | DepthRole;

export interface DepthPlace {
  readonly field: DepthField;
  readonly level: number;
}

/** Field and level of an order book's column; null for the role of another kind. */
export function depthPlaceOf(role: string): DepthPlace | null {
  const [, name, digits] = /^([a-zA-Z]+)([1-9]\d?)$/.exec(role) ?? [];
  const field = depthFields.find((each) => each === name);
  const level = Number(digits);
  return field === undefined || level > maxDepthLevels ? null : { field, level };
}

export function depthRoleOf({ field, level }: DepthPlace): DepthRole {
  return `${field}${level}`;
}

export const columnRole = z.custom<ColumnRole>(
  (role) =>
    typeof role === 'string' &&
    (role === 'value' || barRole.safeParse(role).success || depthPlaceOf(role) !== null),
  { error: 'is no role of a column' },
);

const names: Readonly<Record<BarRole | 'value', string>> = {
  time: 'time',
  open: 'open',
  high: 'high',
  low: 'low',
  close: 'close',
  volume: 'volume',
  adjustedClose: 'adjusted close',
  ignore: 'ignore',
  value: 'value',
};
const fieldNames: Readonly<Record<DepthField, string>> = {
  bidPrice: 'bid price',
  bidSize: 'bid size',
  askPrice: 'ask price',
  askSize: 'ask size',
};

/** As sentences and lists call it: `adjusted close`, `bid price 1`. */
/** As a title: `Bid price 1`. */
export function roleTitle(role: ColumnRole): string {
  const name = roleName(role);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

export function roleName(role: ColumnRole): string {
  const place = depthPlaceOf(role);
  return place === null ? names[role as BarRole | 'value'] : `${fieldNames[place.field]} ${place.level}`;
}
