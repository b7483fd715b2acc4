import { Code, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page, Section } from '../../ui/Page';
import type { Entry } from './entry';
import { FeatureReference } from './FeatureReference';
import { featureFigures } from './feature-figures';
import { figures } from './figures';
import { HelpContents } from './HelpContents';
import classes from './help.module.css';
import { inputs } from './inputs';
import { devices, heads, labels, training } from './learning';
import { manyRuns } from './many-runs';
import { marketData } from './market-data';
import { sideBySide } from './side-by-side';
import { sweepPage } from './sweep-page';
import { sweeps } from './sweeps';
import { honesty, steps, words } from './texts';
import { trials } from './trials';
import { baselineWords, validation } from './validation';

const firstSteps = 'From a file to a judged strategy';
const caution = 'Before you believe a number';

const glossaries: readonly { readonly title: string; readonly entries: readonly Entry[] }[] = [
  { title: 'Market data', entries: marketData },
  { title: 'What the model sees', entries: inputs },
  { title: 'What the page of features shows', entries: featureFigures },
  { title: 'What to predict, and by which loss', entries: labels },
  { title: 'From what the model says to P(up)', entries: heads },
  { title: 'How it is trained', entries: training },
  { title: 'Sweeps', entries: sweeps },
  { title: 'What the page of a sweep shows', entries: sweepPage },
  { title: 'How time is cut, and what several models are for', entries: validation },
  { title: 'What a run is compared with', entries: baselineWords },
  { title: 'Finding a run among thousands', entries: manyRuns },
  { title: 'Comparing runs, and taking them elsewhere', entries: sideBySide },
  { title: 'Devices', entries: devices },
  { title: 'Figures and their formulas', entries: figures },
  { title: 'Trials, luck and the test vault', entries: trials },
  { title: 'Words', entries: words },
];

/** How to do the whole job, what the words and figures mean, and what to expect. */
export function HelpPage() {
  return (
    <Page title="Help" testId="help-page" isScrolling>
      <div className={classes.columns}>
        <HelpContents titles={[firstSteps, caution, ...glossaries.map(({ title }) => title), 'Features']} />
        <HelpTexts />
      </div>
    </Page>
  );
}

function HelpTexts(): ReactNode {
  return (
    <div className={classes.page}>
      <Section id={firstSteps} title={firstSteps}>
        <ol className={classes.steps}>
          {steps.map(({ title, text }) => (
            <li key={title}>
              <b>{title}.</b> {text}
            </li>
          ))}
        </ol>
      </Section>
      <Section id={caution} title={caution}>
        <ul className={classes.notes}>
          {honesty.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Section>
      {glossaries.map(({ title, entries }) => (
        <Section key={title} id={title} title={title}>
          <dl className={classes.terms}>
            {entries.map((entry) => (
              <Term key={entry.name} entry={entry} />
            ))}
          </dl>
        </Section>
      ))}
      <FeatureReference />
      <Text size="xs" className="ls-quiet" mt="lg">
        Press ? anywhere for the keyboard shortcuts. Versions, paths and notices are in Settings.
      </Text>
    </div>
  );
}

function Term({ entry: { name, text, formula } }: { readonly entry: Entry }): ReactNode {
  return (
    <div className={classes.term}>
      <dt>{name}</dt>
      <dd data-selectable>
        {text}
        {formula !== undefined && <Code className={classes.formula}>{formula}</Code>}
      </dd>
    </div>
  );
}
