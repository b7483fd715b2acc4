import { depthFields, depthPlaceOf, depthRoleOf, roleName } from '@shared/column-roles';
import { assertNever } from '@shared/errors';
import type { ColumnRole, ImportOptions, SeriesKind } from '@shared/series';
import { tableColumns } from './bar-table';

/** The numbers that a row of a file is read into, in this order; the time comes first. */
export interface Layout {
  readonly kind: SeriesKind;
  readonly slots: readonly Slot[];
}

export interface Slot {
  readonly role: ColumnRole;
  /** A row that lacks it cannot be read; one that lacks all of them is empty. */
  readonly isRequired: boolean;
  /** Quantities may be abbreviated: `1.2M`. */
  readonly isQuantity: boolean;
}

const time: Slot = { role: 'time', isRequired: false, isQuantity: false };

/** What the rows of a file hold, as its options say. */
export function layoutOf({ kind, columns }: ImportOptions): Layout {
  switch (kind) {
    case 'bars':
      return { kind, slots: [time, ...tableColumns.slice(1).map((role) => barSlot(role, columns))] };
    case 'scalar':
      return { kind, slots: [time, { role: 'value', isRequired: true, isQuantity: true }] };
    case 'depth':
      return { kind, slots: [time, ...depthSlots(levelsOf(columns))] };
    default:
      return assertNever(kind);
  }
}

/** Deepest level of an order book that a column is set as; 0 where there is none. */
export function levelsOf(columns: readonly ColumnRole[]): number {
  return columns.reduce((most, role) => Math.max(most, depthPlaceOf(role)?.level ?? 0), 0);
}

/** Whether columns of a kind can be read as this. */
export function isRoleOf(kind: SeriesKind, role: ColumnRole): boolean {
  if (role === 'time' || role === 'ignore') return true;
  if (role === 'value') return kind === 'scalar';
  return depthPlaceOf(role) === null ? kind === 'bars' : kind === 'depth';
}

/** What a row without any of what is required lacks. */
export function contentsOf(kind: SeriesKind): string {
  return kind === 'scalar' ? 'value' : 'prices';
}

/** `price`, `value`: what a cell of the role is, for the sentence that it is missing. */
export function shortNameOf(role: ColumnRole): string {
  return role === 'value' || depthPlaceOf(role) !== null ? roleName(role) : 'price';
}

function barSlot(role: (typeof tableColumns)[number], columns: readonly ColumnRole[]): Slot {
  const isVolume = role === 'volume';
  return { role, isRequired: !isVolume && columns.includes(role), isQuantity: isVolume };
}

/** Nothing of a book is required: an empty side is part of the truth. */
function depthSlots(levels: number): Slot[] {
  return Array.from({ length: levels }, (_, index) =>
    depthFields.map((field) => ({
      role: depthRoleOf({ field, level: index + 1 }),
      isRequired: false,
      isQuantity: field.endsWith('Size'),
    })),
  ).flat();
}
