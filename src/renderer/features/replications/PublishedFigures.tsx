import type { RunDetail, RunMetrics } from '@shared/runs';
import type { ReactNode } from 'react';
import { useReplications, useRunBaselines } from '../../api/queries';
import { ownText } from './own-figure';
import { PublishedTable } from './PublishedTable';
import styles from './replications.module.css';

interface Props {
  readonly run: RunDetail;
  readonly metrics: RunMetrics;
}

/** The figures of the study that a run repeats, beside the run's own; nothing for a run that repeats none. */
export function PublishedFigures({ run, metrics }: Props): ReactNode {
  const studies = useReplications();
  const baselines = useRunBaselines(run.id);
  const study = studies.data?.find(({ key }) => key === run.spec.replicates);
  if (study === undefined) return null;
  return (
    <section className={styles.published} aria-label="Published figures">
      <h2 className={styles.title}>{study.title}: published figures</h2>
      <PublishedTable
        figures={study.figures}
        ownOf={({ own }) =>
          own === null ? 'no such figure' : ownText(own, metrics.test, baselines.data?.results ?? [])
        }
      />
      <p className="ls-quiet">{study.source}. On the test rows; mean ± standard deviation over the seeds.</p>
    </section>
  );
}
