import { Progress } from '@mantine/core';
import type { SweepDetail } from '@shared/sweeps';
import type { ReactNode } from 'react';
import { formatDuration, formatMoment, formatPercent } from '../../ui/format';
import { WorkersControl } from './actions/WorkersControl';
import { useSweepView } from './model/use-sweep-view';
import styles from './sweep-page.module.css';
import { countsText, endedOf, fractionOf, isBroken, leftText, samplerTitles } from './sweep-words';

/** One row of what the sweep is and how far it is. */
export function SweepFacts({ sweep }: { readonly sweep: SweepDetail }): ReactNode {
  const { counts, ended } = useSweepView();
  // Trials are told one by one, the sweep itself now and then; but thousands are not there at once.
  const shown = ended >= endedOf(sweep) ? { ...sweep, counts } : sweep;
  const fraction = fractionOf(shown);
  const pruner = sweep.spec.sweep?.pruner.kind ?? 'none';
  return (
    <div className={styles.facts} data-testid="sweep-facts">
      {fraction !== null && (
        <span className={styles.progress}>
          <Progress value={fraction * 100} size={6} w={120} aria-label={`Progress of ${sweep.name}`} />
          {formatPercent(fraction, 0)}
        </span>
      )}
      <span data-testid="sweep-counts">{countsText(shown)}</span>
      <Fact
        label="Took"
        title={`${sweep.startedAt === null ? 'Queued' : 'Started'} ${formatMoment(sweep.startedAt ?? sweep.createdAt)}`}
      >
        {formatDuration(sweep.seconds)}
      </Fact>
      {sweep.state === 'running' && (
        <Fact label="Left">
          <span data-testid="sweep-left">{leftText(sweep)}</span>
        </Fact>
      )}
      <WorkersControl sweep={sweep} />
      <Fact label="Sampler">
        {samplerTitles[sweep.sampler]}
        {pruner !== 'none' && `, ${prunerTitles[pruner]}`}
      </Fact>
      <Fact label="Series">{sweep.seriesName}</Fact>
      {sweep.problem !== null && !isBroken(sweep) && (
        <span className="ls-quiet" data-testid="sweep-ending">
          {sweep.problem}
        </span>
      )}
      {sweep.note !== '' && (
        <span className={styles.note} title={sweep.note} data-testid="sweep-note">
          {sweep.note}
        </span>
      )}
    </div>
  );
}

const prunerTitles = { none: '', median: 'median pruner', asha: 'ASHA', hyperband: 'Hyperband' } as const;

interface FactProps {
  readonly label: string;
  readonly title?: string;
  readonly children: ReactNode;
}

function Fact({ label, title, children }: FactProps): ReactNode {
  return (
    <span title={title}>
      <span className="ls-quiet">{label}</span> {children}
    </span>
  );
}
