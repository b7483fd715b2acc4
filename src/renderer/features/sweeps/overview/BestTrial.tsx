import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { formatCount } from '../../../ui/format';
import { TakeRunsModal } from '../actions/TakeRunsModal';
import { useSelection } from '../model/selection-store';
import { objectiveValue } from '../model/trial-values';
import { useSweepView } from '../model/use-sweep-view';
import pageStyles from '../sweep-page.module.css';
import { ProposalList } from '../trial/ProposalList';
import styles from './best-trial.module.css';

/** The best trial, or that of the front which is best in the first objective: its values, what was proposed, what to do with it. */
export function BestTrial(): ReactNode {
  const { trials, best, objectives } = useSweepView();
  const open = useSelection((state) => state.open);
  const [isTaking, setTaking] = useState(false);
  const first = objectives[0];
  const [number] = best;
  const trial = number === undefined ? undefined : trials.find((one) => one.number === number);
  if (trial === undefined || first === undefined) {
    return (
      <p className={`${pageStyles.wide} ${pageStyles.reason}`} data-testid="no-best">
        No trial has run to its end with a value yet, so none is the best.
      </p>
    );
  }
  return (
    <section
      className={`${pageStyles.wide} ${styles.best}`}
      data-testid="best-trial"
      data-number={trial.number}
    >
      <div className={styles.values}>
        <span className={styles.label}>
          {objectives.length === 2 ? frontWords(best.size) : 'Best'} trial {trial.number}
        </span>
        {objectives.map(({ index, metric, words }) => {
          const spread = trial.figures[metric];
          return (
            <span key={metric} className={styles.value}>
              <span className="ls-quiet">{words.title}</span>{' '}
              <b data-testid={`best-value-${index}`}>{words.format(objectiveValue(trial, index))}</b>
              {spread !== undefined && spread.sd !== null && spread.count > 1 && (
                <small title={`Deviation over ${formatCount(spread.count, 'model')}`}>
                  {' '}
                  ± {words.format(spread.sd)}
                </small>
              )}
            </span>
          );
        })}
      </div>
      <ProposalList proposal={trial.proposal} />
      <div className={styles.actions}>
        <Button variant="default" onClick={() => open(trial.number)} data-testid="open-best">
          Open its spec
        </Button>
        <Button
          leftSection={<IconPlayerPlay size={14} />}
          onClick={() => setTaking(true)}
          data-testid="take-best"
        >
          Take into a run…
        </Button>
      </div>
      <TakeRunsModal numbers={isTaking ? [trial.number] : []} onClose={() => setTaking(false)} />
    </section>
  );
}

const frontWords = (count: number): string =>
  count === 1 ? 'The front is' : `Front of ${formatCount(count, 'trial')}, first is`;
