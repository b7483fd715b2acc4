import { Button } from '@mantine/core';
import type { Experiment } from '@shared/experiments';
import { IconFlask } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useExperiments } from '../../api/queries';
import { EmptyState } from '../../ui/EmptyState';
import { navigate } from '../../ui/location';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { FeatureBench } from './FeatureBench';

/** What the features of an experiment look like on its data, before anything is trained on them. */
export function FeaturesPage({ id }: { readonly id: number | null }): ReactNode {
  const query = useExperiments();
  const experiments = query.data?.toSorted((a, b) => b.updatedAt - a.updatedAt);
  const experiment =
    experiments?.find((one) => one.id === id) ?? (id === null ? experiments?.[0] : undefined);
  if (experiments !== undefined && experiment !== undefined)
    return <FeatureBench key={experiment.id} experiment={experiment} experiments={experiments} />;
  return (
    <Page title="Features" testId="features-page">
      <QueryView query={query}>{(all) => <NothingToShow experiments={all} />}</QueryView>
    </Page>
  );
}

function NothingToShow({ experiments }: { readonly experiments: readonly Experiment[] }): ReactNode {
  const hasSome = experiments.length > 0;
  return (
    <EmptyState
      icon={IconFlask}
      title={hasSome ? 'This experiment is not here' : 'No experiment to take features from'}
      action={
        <Button onClick={() => navigate(hasSome ? '/features' : '/experiments')}>
          {hasSome ? 'Show another one' : 'Go to experiments'}
        </Button>
      }
    >
      {hasSome
        ? 'It may have been deleted, or belong to another workspace.'
        : 'Features are looked at on the data, the label and the splits of an experiment. Make one first; its defaults will do.'}
    </EmptyState>
  );
}
