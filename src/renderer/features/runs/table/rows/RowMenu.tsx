import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './rows.module.css';

interface Props {
  readonly name: string;
  /** What the menu of the row holds; null while it is closed. */
  readonly menu: ReactNode;
  readonly onClose: () => void;
}

/** The button at the end of a row. Only a row whose menu is open has one: thirty closed ones would cost more than the rows. */
export function RowMenu({ name, menu, onClose }: Props): ReactNode {
  const button = (
    <button
      type="button"
      className={styles.menuButton}
      tabIndex={-1}
      aria-label={`Actions for ${name}`}
      aria-haspopup="menu"
      data-row-menu
    >
      <IconDots size={16} />
    </button>
  );
  return (
    <td className={`${styles.cell} ${styles.menuCell}`} data-column="menu">
      {menu === null ? (
        button
      ) : (
        <Menu opened position="bottom-end" width={220} onChange={(isOpen) => !isOpen && onClose()}>
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown>{menu}</Menu.Dropdown>
        </Menu>
      )}
    </td>
  );
}
