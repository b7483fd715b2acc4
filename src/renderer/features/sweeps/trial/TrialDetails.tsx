import { Button } from '@mantine/core';
import type { TrialRow } from '@shared/sweeps';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatDuration, formatMoment, formatNumber, NOT_AVAILABLE } from '../../../ui/format';
import { TakeRunsModal } from '../actions/TakeRunsModal';
import { objectiveValue } from '../model/trial-values';
import { useSweepView } from '../model/use-sweep-view';
import { ProposalList } from './ProposalList';
import { TrialFigures } from './TrialFigures';
import { TrialModels } from './TrialModels';
import { TrialSpec } from './TrialSpec';
import styles from './trial.module.css';

interface Props {
  readonly trial: TrialRow;
  /** Whether it is asked how it is to be taken into a run. */
  readonly isTaking: boolean;
  readonly onTaking: (isTaking: boolean) => void;
}

/** A trial from its values to its spec. */
export function TrialDetails({ trial, isTaking, onTaking }: Props): ReactNode {
  const { objectives } = useSweepView();
  return (
    <div className={styles.drawer} data-testid="trial-details" data-number={trial.number}>
      {trial.problem !== null && (
        <p className="ls-down" data-selectable role="alert" style={{ margin: 0 }}>
          {trial.problem}
        </p>
      )}
      <div className={styles.values}>
        {objectives.map(({ index, words }) => (
          <span key={index} className={styles.value}>
            <span>{words.title}</span>
            <b>{words.format(objectiveValue(trial, index))}</b>
          </span>
        ))}
      </div>
      <ProposalList proposal={trial.proposal} />
      <Facts trial={trial} />
      <div className={styles.actions}>
        <Button
          leftSection={<IconPlayerPlay size={14} />}
          disabled={trial.state === 'running' || trial.state === 'failed'}
          onClick={() => onTaking(true)}
          data-testid="take-trial"
        >
          Take into a run…
        </Button>
      </div>
      {trial.runIds.length > 0 && (
        <section>
          <h3 className={styles.title}>Taken into</h3>
          <div className={styles.runs}>
            {trial.runIds.map((id) => (
              <Link key={id} href={`/runs/${id}`}>
                Run {id}
              </Link>
            ))}
          </div>
        </section>
      )}
      <TrialFigures trial={trial} />
      {trial.state !== 'running' && <TrialModels number={trial.number} />}
      <TrialSpec number={trial.number} />
      <TakeRunsModal numbers={isTaking ? [trial.number] : []} onClose={() => onTaking(false)} />
    </div>
  );
}

function Facts({ trial }: { readonly trial: TrialRow }): ReactNode {
  const { state, prunedAt, epochs, seconds, worker, parameterCount, device, startedAt } = trial;
  const facts: readonly (readonly [string, string])[] = [
    ['State', prunedAt === null ? state : `pruned at ${prunedAt.unit} ${prunedAt.step}`],
    ['Time', formatDuration(seconds)],
    ['Started', formatMoment(startedAt)],
    ['Epochs', formatNumber(epochs)],
    ['Weights', formatNumber(parameterCount)],
    ['Worker', `${formatNumber(worker + 1)}, ${device ?? NOT_AVAILABLE}`],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-selectable>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
