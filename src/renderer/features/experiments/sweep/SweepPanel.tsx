import type { Experiment } from '@shared/experiments';
import type { SweepCheck } from '@shared/sweeps';
import type { ReactNode } from 'react';
import { formatCompact, formatCount, formatNumber } from '../../../ui/format';
import styles from '../editor.module.css';
import { useSpecEditor } from '../editor-context';
import { FaultList } from '../FaultList';
import plan from '../plan.module.css';
import { hasPlan, sweptOf } from './plan';
import { useTimeEstimate } from './use-time-estimate';

interface Props {
  readonly experiment: Experiment;
  readonly canFocus: boolean;
}

/** What the search of the experiment would do, or what keeps it from beginning; nothing where none is planned. */
export function SweepPanel({ experiment, canFocus }: Props): ReactNode {
  const { value, sweep, faults, planFaults } = useSpecEditor();
  if (!hasPlan(value)) return null;
  const known = new Set(faults.all.map(({ path }) => path));
  const own = planFaults.all.filter(({ path }) => !known.has(path));
  return (
    <div className={styles.sideBlock} data-testid="sweep-plan" aria-live="polite">
      <FaultList faults={own} purpose="be searched" canFocus={canFocus} />
      {sweep?.faults.length === 0 && <Figures check={sweep} experiment={experiment} />}
    </div>
  );
}

interface FiguresProps {
  readonly check: SweepCheck;
  readonly experiment: Experiment;
}

function Figures({ check, experiment }: FiguresProps): ReactNode {
  const { value } = useSpecEditor();
  const estimate = useTimeEstimate(experiment.id, check.trials);
  return (
    <>
      <div className={styles.sideTitle}>Sweep</div>
      <dl className={plan.facts} data-first>
        <dt>Searched</dt>
        <dd data-testid="plan-dimensions">{formatCount(sweptOf(value).length, 'field')}</dd>
        <dt>Combinations</dt>
        <dd data-testid="plan-points">
          {check.points === null ? 'no end of them' : countText(check.points)}
        </dd>
        <dt>Trials</dt>
        <dd data-testid="plan-trials">
          {check.trials === null ? 'until the time is up' : formatNumber(check.trials)}
        </dd>
        {check.trials !== null && (
          <>
            <dt title={estimate?.source}>Takes about</dt>
            <dd title={estimate?.source} data-testid="plan-time">
              {estimate?.text ?? <span className="ls-quiet">known after the first trials</span>}
            </dd>
          </>
        )}
      </dl>
      {check.warnings.length > 0 && (
        <div className={plan.warnings} data-testid="sweep-warnings">
          <div className={styles.sideTitle}>Worth knowing</div>
          <ul data-selectable>
            {check.warnings.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

const countText = (count: number): string => (count < 1e6 ? formatNumber(count) : formatCompact(count));
