import { Code, TextInput } from '@mantine/core';
import { assertNever } from '@shared/errors';
import type { FeatureDescriptor, ParameterDescriptor } from '@shared/features';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useFeatureCatalog } from '../../api/queries';
import { featureGroups } from '../../ui/feature-groups';
import { formatCount } from '../../ui/format';
import { groupBy } from '../../ui/group-by';
import { Section } from '../../ui/Page';
import classes from './help.module.css';

/** Every registered feature: what it is, its formula, parameters, unit, warm-up and source. */
export function FeatureReference() {
  const catalog = useFeatureCatalog().data ?? [];
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = catalog.filter(({ kind, label, description }) =>
    `${kind} ${label} ${description}`.toLowerCase().includes(wanted),
  );
  return (
    <Section
      id="Features"
      title={`Features (${catalog.length})`}
      actions={
        <TextInput
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          placeholder="Filter features"
          aria-label="Filter the features by name"
          leftSection={<IconSearch size={14} />}
          data-filter
          data-testid="help-filter"
        />
      }
    >
      {[...groupBy(shown, ({ group }) => group)].map(([group, features]) => (
        <section key={group} aria-label={featureGroups[group]}>
          <h3 className={classes.group}>{featureGroups[group]}</h3>
          <dl className={classes.terms}>
            {features.map((feature) => (
              <Feature key={feature.kind} feature={feature} />
            ))}
          </dl>
        </section>
      ))}
      {shown.length === 0 && <p className="ls-quiet">No feature is called “{filter.trim()}”.</p>}
    </Section>
  );
}

function Feature({ feature }: { readonly feature: FeatureDescriptor }) {
  const { kind, label, description, formula, source, parameters } = feature;
  return (
    <div className={classes.term} data-testid={`help-feature-${kind}`}>
      <dt>{label}</dt>
      <dd data-selectable>
        {description}
        <Code className={classes.formula}>{formula}</Code>
        <span className={classes.facts}>
          {factsOf(feature)}
          {parameters.length > 0 && ` Parameters: ${parameters.map(parameterText).join('; ')}.`}
          {` Source: ${source.replace(/\.$/, '')}.`}
        </span>
      </dd>
    </div>
  );
}

/** `rsi in specs and formulas. Index 0-100, from 0 to 100. 14 bars before the first value.` */
function factsOf({ kind, unit, range, warmUp, inputs, needs }: FeatureDescriptor): string {
  const bounds = range === null ? '' : `, from ${range[0]} to ${range[1]}`;
  const reads = needs.length === 0 ? `Reads ${inputs.join(', ')}.` : 'Reads a joined series.';
  const before =
    warmUp === 0 ? 'Defined from the first bar.' : `${formatCount(warmUp, 'bar')} before the first value.`;
  return `Called ${kind}. Unit: ${unit}${bounds}. ${reads} ${before}`;
}

/** `period, 1 to 2600, 14 unless said`. */
function parameterText(parameter: ParameterDescriptor): string {
  switch (parameter.type) {
    case 'integer':
    case 'number':
      return `${parameter.name}, ${parameter.min} to ${parameter.max}, ${parameter.default} unless said`;
    case 'choice':
      return `${parameter.name}, ${parameter.choices.map(({ value }) => value).join(' or ')}`;
    case 'formula':
      return `${parameter.name}, a formula`;
    case 'series':
      return `${parameter.name}, the name of a joined series`;
    default:
      return assertNever(parameter);
  }
}
