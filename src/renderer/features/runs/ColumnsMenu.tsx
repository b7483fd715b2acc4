import { Button, Checkbox, Menu, ScrollArea } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './runs-page.module.css';
import type { RunsTableModel } from './runs-table-model';

/** Which columns the table shows; kept between sessions. */
export function ColumnsMenu({ table }: { readonly table: RunsTableModel }): ReactNode {
  const columns = table.getAllLeafColumns().filter((column) => column.getCanHide());
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns size={14} />} data-testid="runs-columns">
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={420} type="auto">
          {columns.map((column) => (
            <Menu.Item
              key={column.id}
              role="menuitemcheckbox"
              aria-checked={column.getIsVisible()}
              className={styles.columnItem}
              data-testid={`column-${column.id}`}
              onClick={() => column.toggleVisibility()}
              leftSection={<Checkbox checked={column.getIsVisible()} readOnly tabIndex={-1} aria-hidden />}
            >
              {column.columnDef.meta?.title ?? column.id}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
