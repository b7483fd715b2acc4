import { Select, Table } from '@mantine/core';
import type { ColumnRole, ImportPreview, SeriesKind } from '@shared/series';
import { rolesFor } from './choices';
import classes from './import.module.css';

interface PreviewTableProps {
  readonly preview: ImportPreview;
  readonly kind: SeriesKind;
  readonly columns: readonly ColumnRole[];
  readonly isStale: boolean;
  readonly onChange: (columns: ColumnRole[]) => void;
}

interface Column {
  readonly key: string;
  readonly index: number;
  readonly name: string;
  readonly role: ColumnRole;
}

/** The first rows as they stand in the file, each column under the role it is read as. */
export function PreviewTable({ preview, kind, columns, isStale, onChange }: PreviewTableProps) {
  const shown: readonly Column[] = preview.header.map((name, index) => ({
    key: `${index} ${name}`,
    index,
    name,
    role: columns[index] ?? 'ignore',
  }));
  const roles = rolesFor(kind, columns);
  const setRole = (changed: Column, role: ColumnRole) =>
    onChange(shown.map((column) => (column === changed ? role : column.role)));
  const rows = preview.sample.map((cells, index) => ({ key: `${index} ${cells[0]}`, cells }));
  return (
    <div className={classes.table} data-stale={isStale} data-testid="import-preview">
      <Table stickyHeader verticalSpacing={2} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            {shown.map((column) => (
              <Table.Th key={column.key}>
                <span className={classes.columnName}>{column.name}</span>
                <Select
                  value={column.role}
                  data={[...roles]}
                  onChange={(role) => role !== null && setRole(column, role)}
                  aria-label={`Read the column ${column.name} as`}
                  w={132}
                  data-testid={`import-role-${column.index}`}
                />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells }) => (
            <Table.Tr key={key}>
              {shown.map((column) => (
                <Table.Td key={column.key} data-ignored={column.role === 'ignore'}>
                  {cells[column.index] ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
