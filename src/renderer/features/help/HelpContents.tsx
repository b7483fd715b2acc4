import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './help.module.css';

/** Titles of the sections, whose ids they are; a click goes there. */
export function HelpContents({ titles }: { readonly titles: readonly string[] }): ReactNode {
  return (
    <nav className={classes.contents} aria-label="Contents">
      {titles.map((title) => (
        <UnstyledButton key={title} className={classes.contentsItem} onClick={() => goTo(title)}>
          {title}
        </UnstyledButton>
      ))}
    </nav>
  );
}

function goTo(id: string): void {
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}
