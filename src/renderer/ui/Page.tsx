import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';
import { useKeptFocus } from './use-kept-focus';

interface PageProps {
  readonly title: ReactNode;
  /** Beside the title: state, tags, a figure. */
  readonly aside?: ReactNode;
  /** Right end of the header. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Padded and scrolling as one; without it the page lays out its own panels. */
  readonly isScrolling?: boolean;
  readonly testId: string;
  /** State of what the page shows, for tests and styles: `data-state`. */
  readonly state?: string;
}

/** One page: a header row of fixed height, and the rest. */
export function Page({ title, aside, actions, children, isScrolling = false, testId, state }: PageProps) {
  const controls = useKeptFocus<HTMLDivElement>();
  return (
    <section className={classes.page} data-testid={testId} data-state={state}>
      <header className={classes.header}>
        <Group gap="xs" wrap="nowrap" miw={0}>
          <Title order={1} className={classes.title} title={typeof title === 'string' ? title : undefined}>
            {title}
          </Title>
          {aside}
        </Group>
        <Group ref={controls} gap="xs" wrap="nowrap">
          {actions}
        </Group>
      </header>
      <div className={isScrolling ? classes.scroll : classes.body}>{children}</div>
    </section>
  );
}

interface SectionProps {
  /** By which a list of contents finds it. */
  readonly id?: string;
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled block within a page. */
export function Section({ id, title, actions, children }: SectionProps) {
  return (
    <section id={id} className={classes.section} tabIndex={id === undefined ? undefined : -1}>
      <Group justify="space-between" mb="xs" mih={28}>
        <Title order={2} size="h3">
          {title}
        </Title>
        {actions}
      </Group>
      {children}
    </section>
  );
}
