import { depthFields, depthRoleOf, roleName } from '@shared/column-roles';
import { assertNever } from '@shared/errors';
import type { ColumnRole, Finding, ImportOptions } from '@shared/series';
import { columnsOf } from './detect';
import { counted, finding } from './findings';
import { isRoleOf, levelsOf } from './layout';

/** What the roles of the columns lack, or give twice, for the kind of the series; null when it can be read. */
export function columnFinding(options: ImportOptions): Finding | null {
  const { columns, delimiter, kind } = options;
  const lacking = requiredOf(options).filter((role) => !columns.includes(role));
  const twice = [...new Set(columns)].filter(
    (role) => role !== 'time' && role !== 'ignore' && columnsOf(columns, role).length > 1,
  );
  const foreign = [...new Set(columns)].filter((role) => !isRoleOf(kind, role));
  if (lacking.length + twice.length + foreign.length === 0) return null;
  const told = delimiter === '\t' ? 'tab' : delimiter === ' ' ? 'space' : delimiter;
  const sentences = [
    lacking.length > 0 &&
      `No column is set as ${listed(lacking)}. Set the role of each column, or the delimiter if "${told}" does not part the cells.`,
    twice.length > 0 && `More than one column is set as ${listed(twice)}. Set all but one to ignore.`,
    foreign.length > 0 &&
      `${whatIs[kind]} has no ${listed(foreign)}. Set such columns to ignore, or choose the other kind of series.`,
  ];
  return finding('missing-column', 'error', lacking.length + twice.length + foreign.length, {
    message: sentences.filter((sentence) => sentence !== false).join(' '),
  });
}

function requiredOf({ kind, columns }: ImportOptions): readonly ColumnRole[] {
  switch (kind) {
    case 'bars':
      return ['time', 'open', 'high', 'low', 'close'];
    case 'scalar':
      return ['time', 'value'];
    case 'depth': {
      // Up to the deepest level there is, and of the best one in any case.
      const levels = Math.max(1, levelsOf(columns));
      const roles = Array.from({ length: levels }, (_, index) =>
        depthFields.map((field) => depthRoleOf({ field, level: index + 1 })),
      );
      return ['time', ...roles.flat()];
    }
    default:
      return assertNever(kind);
  }
}

const whatIs = {
  bars: 'A series of bars',
  scalar: 'A series of single values',
  depth: 'An order book',
} as const;

function listed(roles: readonly ColumnRole[]): string {
  const shown = roles.slice(0, 8).map(roleName);
  const more = roles.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${counted(more, 'more', 'more')}` : '');
}
