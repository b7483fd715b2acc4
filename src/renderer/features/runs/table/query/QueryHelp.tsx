import { ActionIcon, Popover, Text, UnstyledButton } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { examples } from './examples';
import styles from './query.module.css';

/** How a query is written, by examples that can be taken. */
export function QueryHelp({ onTake }: { readonly onTake: (query: string) => void }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={440}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          size={24}
          aria-label="How to write a query"
          data-testid="query-help"
          onClick={() => setOpen((old) => !old)}
        >
          <IconHelp size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="xs" className="ls-quiet" mb={6}>
          A field, a sign and a value; joined by <code>and</code>, <code>or</code>, <code>not</code> and
          brackets. Signs: = != &lt; &lt;= &gt; &gt;=, ~ contains, : has. <code>n/a</code> stands for
          undefined.
        </Text>
        <div className={styles.examples}>
          {examples.map(({ query, finds }) => (
            <UnstyledButton
              key={query}
              className={styles.example}
              onClick={() => {
                setOpen(false);
                onTake(query);
              }}
            >
              <code>{query}</code>
              <span>{finds}</span>
            </UnstyledButton>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
