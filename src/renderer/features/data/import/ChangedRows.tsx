import { Table, Text } from '@mantine/core';
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
                {column}
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
                        <del>{shown(value.old)}</del>
                        <span className={classes.arrow} aria-hidden>
                          →
                        </span>
                        <ins>{shown(value.new)}</ins>
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

/** To the digit: what was rounded could look the same. */
function shown(value: number): string {
  return Number.isNaN(value) ? 'n/a' : String(value);
}
