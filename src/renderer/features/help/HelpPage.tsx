import { Code, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page, Section } from '../../ui/Page';
import classes from './help.module.css';
import { honesty, metrics, steps, words } from './texts';

/** How to do the whole job, what the words and figures mean, and what to expect. */
export function HelpPage() {
  return (
    <Page title="Help" testId="help-page" isScrolling>
      <div className={classes.page}>
        <Section title="From a file to a judged strategy">
          <ol className={classes.steps}>
            {steps.map(({ title, text }) => (
              <li key={title}>
                <b>{title}.</b> {text}
              </li>
            ))}
          </ol>
        </Section>
        <Section title="Before you believe a number">
          <ul className={classes.notes}>
            {honesty.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
        <Section title="Figures and their formulas">
          <dl className={classes.terms}>
            {metrics.map(({ name, text, formula }) => (
              <Term key={name} name={name}>
                {text}
                {formula !== undefined && <Code className={classes.formula}>{formula}</Code>}
              </Term>
            ))}
          </dl>
        </Section>
        <Section title="Words">
          <dl className={classes.terms}>
            {words.map(({ name, text }) => (
              <Term key={name} name={name}>
                {text}
              </Term>
            ))}
          </dl>
        </Section>
        <Text size="xs" className="ls-quiet" mt="lg">
          Press ? anywhere for the keyboard shortcuts. Versions, paths and notices are in Settings.
        </Text>
      </div>
    </Page>
  );
}

function Term({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.term}>
      <dt>{name}</dt>
      <dd data-selectable>{children}</dd>
    </div>
  );
}
