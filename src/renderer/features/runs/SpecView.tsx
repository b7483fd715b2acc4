import { ActionIcon, Button, CopyButton, Tooltip } from '@mantine/core';
import { auxiliaryText } from '@shared/auxiliary';
import type { RunDetail } from '@shared/runs';
import type { AuxiliarySpec } from '@shared/spec';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useFeatureCatalog } from '../../api/queries';
import { formatNumber } from '../../ui/format';
import { featureText } from '../experiments/feature-text';
import { applies, type SpecSection } from '../experiments/fields/field';
import type { Json } from '../experiments/json';
import { toJson } from '../experiments/spec-defaults';
import { specSections } from '../experiments/spec-fields';
import { fieldText } from '../experiments/spec-text';
import styles from './spec.module.css';

/** Everything that decided the result: the spec, and what it ran on. */
export function SpecView({ run }: { readonly run: RunDetail }): ReactNode {
  const spec = useMemo(() => toJson(run.spec), [run.spec]);
  return (
    <div className={styles.spec}>
      <div className={styles.sections}>
        {specSections.map((section) => (
          <section key={section.id} className={styles.section}>
            <h2 className={styles.title}>{section.title}</h2>
            <SectionContent section={section} run={run} spec={spec} />
          </section>
        ))}
      </div>
      <div>
        <CopyJson run={run} />
        <Provenance run={run} />
      </div>
    </div>
  );
}

interface ContentProps {
  readonly section: SpecSection;
  readonly run: RunDetail;
  readonly spec: Json;
}

function SectionContent({ section, run, spec }: ContentProps): ReactNode {
  if (section.id === 'features') return <FeatureList run={run} />;
  if (section.id === 'auxiliary') return <JoinedList joined={run.spec.data.auxiliary} />;
  return (
    <dl className={styles.list}>
      {section.fields
        .filter((field) => applies(field, spec))
        .map((field) => (
          <Pair key={field.path} term={field.label}>
            {fieldText(field, run.spec)}
          </Pair>
        ))}
    </dl>
  );
}

function JoinedList({ joined }: { readonly joined: readonly AuxiliarySpec[] }): ReactNode {
  if (joined.length === 0) return <p className="ls-quiet">None.</p>;
  return (
    <dl className={styles.list}>
      {joined.map(({ name, ...join }) => (
        <Pair key={name} term={name}>
          {auxiliaryText(join)}
        </Pair>
      ))}
    </dl>
  );
}

function CopyJson({ run }: { readonly run: RunDetail }): ReactNode {
  return (
    <CopyButton value={JSON.stringify(run.spec, null, 2)}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          mb="sm"
          leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          onClick={copy}
          data-testid="copy-spec"
        >
          {copied ? 'Copied' : 'Copy as JSON'}
        </Button>
      )}
    </CopyButton>
  );
}

function FeatureList({ run }: { readonly run: RunDetail }): ReactNode {
  const catalog = useFeatureCatalog().data ?? [];
  return (
    <ol className={styles.features} data-selectable>
      {[...run.spec.features.entries()].map(([index, feature]) => (
        <li key={index}>{featureText(feature, catalog)}</li>
      ))}
    </ol>
  );
}

function Provenance({ run }: { readonly run: RunDetail }): ReactNode {
  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.title}>What it ran on</h2>
        <dl className={styles.list}>
          <Pair term="Longshort">{run.appVersion}</Pair>
          <Pair term="Device">{run.device ?? 'n/a'}</Pair>
          <Pair term="Device detail">{run.deviceDetail ?? 'n/a'}</Pair>
          <Pair term="Parameters">{formatNumber(run.parameterCount)}</Pair>
        </dl>
      </section>
      <section className={styles.section}>
        <h2 className={styles.title}>Hashes</h2>
        <p className="ls-quiet">Equal spec, data, features and device give equal weights, bit for bit.</p>
        <dl className={styles.list}>
          <Hash term="Weights" value={run.weightsHash} testId="weights-hash" />
          <Hash term="Data" value={run.dataHash} testId="data-hash" />
          <Hash term="Feature code" value={run.featureHash} testId="feature-hash" />
        </dl>
      </section>
    </>
  );
}

interface HashProps {
  readonly term: string;
  readonly value: string | null;
  readonly testId: string;
}

function Hash({ term, value, testId }: HashProps): ReactNode {
  if (value === null) return <Pair term={term}>n/a until the run is done</Pair>;
  return (
    <Pair term={term}>
      <span className={styles.hash}>
        <Tooltip label={value} maw={520} multiline>
          <code data-testid={testId} data-hash={value}>
            {value.slice(0, 16)}…
          </code>
        </Tooltip>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <ActionIcon size={20} aria-label={`Copy the hash of ${term.toLowerCase()}`} onClick={copy}>
              {copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
            </ActionIcon>
          )}
        </CopyButton>
      </span>
    </Pair>
  );
}

function Pair({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{term}</dt>
      <dd data-selectable>{children}</dd>
    </div>
  );
}
