import { Select, type SelectProps } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import styles from './editor.module.css';

interface Props extends SelectProps {
  readonly onAdd: (value: string) => void;
}

/** A searchable list to add from, again and again: once something is taken it is empty and ready for the next. */
export function AddSelect({ onAdd, ...rest }: Props): ReactNode {
  const [search, setSearch] = useState('');
  return (
    <Select
      w={360}
      {...rest}
      leftSection={<IconPlus size={14} />}
      classNames={{ option: styles.option }}
      searchable
      clearable={false}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      maxDropdownHeight={360}
      onChange={(value) => {
        setSearch('');
        if (value !== null) onAdd(value);
      }}
    />
  );
}
