import { Button, Progress, Text } from '@mantine/core';
import type { FeatureReport } from '@shared/analysis';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useJobs } from '../../api/queries';
import { ErrorState } from '../../ui/ErrorState';
import { formatCount, formatPercent } from '../../ui/format';
import { LineSkeleton } from '../../ui/QueryView';
import { useCancelJob } from '../jobs/use-cancel-job';
import styles from './features-page.module.css';

interface Props {
  readonly query: UseQueryResult<FeatureReport, Error>;
  readonly featureCount: number;
  readonly children: (report: FeatureReport) => ReactNode;
}

/** The report, or how far it is, or why there is none. */
export function AnalysisState({ query, featureCount, children }: Props): ReactNode {
  if (query.data !== undefined && !query.isRefetchError) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <UnderWay featureCount={featureCount} />;
}

const analysis = { kind: 'analysis', runId: null } as const;

function UnderWay({ featureCount }: { readonly featureCount: number }): ReactNode {
  const job = useJobs().data?.find(({ kind }) => kind === 'analysis');
  const { cancel, isCancelling } = useCancelJob(analysis);
  if (job === undefined) return <LineSkeleton lines={8} />;
  return (
    <div className={styles.underWay} role="status" data-testid="analysis-progress">
      <Text>Analysing {formatCount(featureCount, 'feature')} on the splits of the experiment…</Text>
      <Progress
        value={job.fraction * 100}
        w={320}
        aria-label="Progress of the analysis"
        transitionDuration={150}
      />
      <Text className="ls-quiet">{formatPercent(job.fraction, 0)}</Text>
      <Button variant="default" onClick={cancel} disabled={isCancelling} data-testid="cancel-analysis">
        Cancel
      </Button>
    </div>
  );
}
