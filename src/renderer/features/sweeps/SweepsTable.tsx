import { Progress } from '@mantine/core';
import type { SweepSummary } from '@shared/sweeps';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useExperiments } from '../../api/queries';
import { formatDuration, formatMoment, formatNumber } from '../../ui/format';
import { NameText } from '../../ui/NameText';
import { SweepRowActions } from './SweepRowActions';
import { SweepStateBadge } from './SweepStateBadge';
import { bestText, endedOf, fractionOf, leftText, objectivesText, samplerTitles } from './sweep-words';
import styles from './sweeps.module.css';

/** One row a sweep: those under way and waiting first, in the order of the queue, then the newest. */
export function SweepsTable({ sweeps }: { readonly sweeps: readonly SweepSummary[] }): ReactNode {
  const experiments = new Map((useExperiments().data ?? []).map(({ id, name }) => [id, name]));
  const queue = sweeps
    .filter(({ state }) => state === 'queued')
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const running = sweeps.filter(({ state }) => state === 'running');
  const others = sweeps.filter((sweep) => sweep.state !== 'running' && sweep.state !== 'queued');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} data-testid="sweeps-table">
        <thead>
          <tr>
            <th scope="col">Sweep</th>
            <th scope="col">State</th>
            <th scope="col">Experiment</th>
            <th scope="col">Objective</th>
            <th scope="col" className="ls-figure">
              Trials
            </th>
            <th scope="col" className="ls-figure">
              Pruned
            </th>
            <th scope="col" className="ls-figure">
              Failed
            </th>
            <th scope="col" className="ls-figure">
              Best
            </th>
            <th scope="col" className="ls-figure">
              Time
            </th>
            <th scope="col" className="ls-figure">
              Left
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {[...running, ...queue, ...others].map((sweep) => (
            <Row
              key={sweep.id}
              sweep={sweep}
              queue={queue}
              experiment={sweep.experimentId === null ? undefined : experiments.get(sweep.experimentId)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly sweep: SweepSummary;
  readonly queue: readonly SweepSummary[];
  readonly experiment: string | undefined;
}

function Row({ sweep, queue, experiment }: RowProps): ReactNode {
  const { counts, trials, name, note } = sweep;
  return (
    <tr data-testid={`sweep-row-${sweep.id}`} data-state={sweep.state}>
      <td className={styles.name}>
        <Link href={`/sweeps/${sweep.id}`} title={name}>
          <NameText name={name} />
        </Link>
        {note !== '' && (
          <span className={styles.note} title={note}>
            {note}
          </span>
        )}
      </td>
      <td>
        <SweepStateBadge sweep={sweep} />
      </td>
      <td className={styles.text}>
        {experiment === undefined ? (
          <span className="ls-quiet">{sweep.experimentId === null ? 'none' : 'deleted'}</span>
        ) : (
          <Link href={`/experiments/${sweep.experimentId}`} title={experiment}>
            {experiment}
          </Link>
        )}
        <span className={styles.note} title={sweep.seriesName}>
          {sweep.seriesName}
        </span>
      </td>
      <td>
        {objectivesText(sweep)}
        <span className={styles.note}>{samplerTitles[sweep.sampler]}</span>
      </td>
      <td className="ls-figure">
        {formatNumber(endedOf(sweep))}
        <span className="ls-quiet"> / {trials === null ? '∞' : formatNumber(trials)}</span>
        <TrialsProgress sweep={sweep} />
      </td>
      <td className="ls-figure">{formatNumber(counts.pruned)}</td>
      <td className={`ls-figure ${counts.failed > 0 ? 'ls-down' : ''}`}>{formatNumber(counts.failed)}</td>
      <td className="ls-figure">{bestText(sweep) || <span className="ls-quiet">none yet</span>}</td>
      <td className="ls-figure" title={`Begun ${formatMoment(sweep.startedAt ?? sweep.createdAt)}`}>
        {sweep.startedAt === null ? '' : formatDuration(sweep.seconds)}
      </td>
      <td className="ls-figure">{leftText(sweep)}</td>
      <td className={styles.actions}>
        <SweepRowActions sweep={sweep} queue={queue} />
      </td>
    </tr>
  );
}

function TrialsProgress({ sweep }: { readonly sweep: SweepSummary }): ReactNode {
  const fraction = fractionOf(sweep);
  if (fraction === null) return null;
  return <Progress value={fraction * 100} size={3} mt={3} aria-label={`Progress of ${sweep.name}`} />;
}
