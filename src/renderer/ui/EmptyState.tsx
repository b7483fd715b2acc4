import { Stack, Text, Title } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import classes from './states.module.css';

interface EmptyStateProps {
  readonly icon: ComponentType<{ readonly size?: number | string; readonly stroke?: number | string }>;
  readonly title: string;
  /** What to do, in a sentence. */
  readonly children: ReactNode;
  /** The button that does it. */
  readonly action?: ReactNode;
  readonly testId?: string;
}

/** Stands where content will be, and says how to get it there. */
export function EmptyState({ icon: Icon, title, children, action, testId = 'empty-state' }: EmptyStateProps) {
  return (
    <Stack className={classes.state} gap="xs" data-testid={testId}>
      <span className={classes.icon} aria-hidden>
        <Icon size={28} stroke={1.5} />
      </span>
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text className="ls-quiet" maw={440} ta="center">
        {children}
      </Text>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </Stack>
  );
}
