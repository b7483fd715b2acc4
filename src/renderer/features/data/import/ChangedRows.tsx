import { Table, Text } from '@mantine/core';
import { columnRole, roleTitle } from '@shared/column-roles';
import type { ImportComparison } from '@shared/importing';
import { formatBarTime, formatCount } from '../../../ui/format';
import classes from './append.module.css';

interface ChangedRowsProps {
  readonly changed: ImportComparison['changed'];
  readonly intervalMs: number;
}

/** Rows that the file has otherwise than the series: old and new value of every column that differs. */
export function ChangedRows({ changed, intervalMs }: ChangedRowsProps) {
  const { columns, rows, count } = changed;
  return (
    <div className={classes.table} data-testid="import-changed-rows">
      <Table stickyHeader verticalSpacing={2} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Time (UTC)</Table.Th>
            {columns.map(({ column }) => (
              <Table.Th key={column} className={classes.number}>
                {titleOf(column)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ time, values }) => (
            <Table.Tr key={time}>
              <Table.Td>{formatBarTime(time, intervalMs)}</Table.Td>
              {columns.map(({ column }) => {
                const value = values.find((one) => one.column === column);
                return (
                  <Table.Td key={column} className={classes.number}>
                    {value !== undefined && (
                      <>
                        <del>{shown(value.old, decimalsOf(value))}</del>
                        <span className={classes.arrow} aria-hidden>
                          →
                        </span>
                        <ins>{shown(value.new, decimalsOf(value))}</ins>
                      </>
                    )}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {count > rows.length && (
        <Text size="xs" className="ls-quiet" p={8}>
          and {formatCount(count - rows.length, 'more', 'more')}
        </Text>
      )}
    </div>
  );
}

function titleOf(column: string): string {
  const role = columnRole.safeParse(column);
  return role.success ? roleTitle(role.data) : column;
}

/** Decimals of the more exact of two values, so that their digits stand below each other. */
function decimalsOf({ old, new: next }: { readonly old: number; readonly new: number }): number {
  const count = (value: number): number => /^-?\d+\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return Math.max(count(old), count(next));
}

/** To the digit: what was rounded could look the same. */
function shown(value: number, decimals: number): string {
  if (Number.isNaN(value)) return 'n/a';
  const exact = String(value);
  return exact.includes('e') ? exact : value.toFixed(decimals);
}
