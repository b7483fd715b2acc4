import { Badge } from '@mantine/core';
import type { RunDetail } from '@shared/runs';
import type { ReactNode } from 'react';
import { formatCount, formatDuration, formatMoment, formatNumber } from '../../ui/format';
import styles from './run-page.module.css';
import { TrialFact } from './TrialFact';

/** One row of what the run is: data, device, time, tags, note. */
export function RunFacts({ run }: { readonly run: RunDetail }): ReactNode {
  const isMany = run.seeds > 1 || (run.folds ?? 1) > 1;
  return (
    <div className={styles.facts} data-testid="run-facts">
      {run.trial !== null && <TrialFact trial={run.trial} />}
      <Fact label="Series" value={run.seriesName} />
      {run.device !== null && (
        <Fact label="Device" value={run.device} title={run.deviceDetail ?? undefined} />
      )}
      <Fact
        label={run.startedAt === null ? 'Queued' : 'Started'}
        value={formatMoment(run.startedAt ?? run.createdAt)}
      />
      {run.seconds !== null && run.endedAt !== null && (
        <Fact label="Took" value={formatDuration(run.seconds)} />
      )}
      {isMany && (
        <Fact
          label="Models"
          value={`${formatCount(run.folds ?? 1, 'fold')} × ${formatCount(run.seeds, 'seed')}`}
        />
      )}
      {run.bestEpoch !== null && !isMany && (
        <Fact label="Best epoch" value={`${formatNumber(run.bestEpoch)} of ${formatNumber(run.epochs)}`} />
      )}
      {run.tags.map((tag) => (
        <Badge key={tag} color="gray" data-testid={`tag-${tag}`}>
          {tag}
        </Badge>
      ))}
      {run.note !== '' && (
        <span className={styles.note} title={run.note} data-testid="run-note">
          {run.note}
        </span>
      )}
    </div>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly title?: string | undefined;
}

function Fact({ label, value, title }: FactProps): ReactNode {
  return (
    <span className={styles.fact} title={title}>
      <span className="ls-quiet">{label}</span> {value}
    </span>
  );
}
