import type { SpecCheck } from '@shared/experiments';
import type { ReactNode } from 'react';
import { formatCount, formatDate, formatNumber } from '../../ui/format';
import { splitTitles } from '../runs/SplitSelect';
import styles from './editor.module.css';
import { useSpecEditor } from './editor-context';
import { FaultList } from './FaultList';
import { FoldsPlan } from './FoldsPlan';
import plan from './plan.module.css';
import { SplitBar } from './SplitBar';

interface Props {
  readonly check: SpecCheck | undefined;
  /** In the JSON view there is no field to go to. */
  readonly canFocus: boolean;
}

/** What the experiment would do, or what keeps it from running. */
export function PlanPanel({ check, canFocus }: Props): ReactNode {
  const { faults } = useSpecEditor();
  return (
    <div className={styles.sideBlock} data-testid="plan" aria-live="polite">
      <FaultList faults={faults.all} purpose="run" canFocus={canFocus} />
      {check?.plan && <PlanFigures plan={check.plan} />}
    </div>
  );
}

function PlanFigures({ plan: figures }: { readonly plan: NonNullable<SpecCheck['plan']> }): ReactNode {
  return (
    <>
      <div className={styles.sideTitle}>Plan</div>
      {figures.folds.count > 1 ? <FoldsPlan plan={figures} /> : <SplitBar plan={figures} />}
      <table className={plan.table}>
        <tbody>
          {figures.splits.map((split) => (
            <tr key={split.name} data-testid={`plan-${split.name}`}>
              <th scope="row">
                <span className={`${plan.swatch} ${plan.segment}`} data-kind={split.name} />
                {splitTitles[split.name]}
              </th>
              <td>
                {formatCount(split.rows, 'row')}
                <div className={plan.dates}>
                  {formatDate(split.firstTime)} to {formatDate(split.lastTime)}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={plan.facts}>
        {figures.series > 1 && (
          <>
            <dt>Series</dt>
            <dd>{formatNumber(figures.series)}</dd>
          </>
        )}
        <dt>Bars used</dt>
        <dd>{formatNumber(figures.bars)}</dd>
        <dt>Warm-up</dt>
        <dd>{formatCount(figures.warmUp, 'bar')}</dd>
        <dt>Purged at each edge</dt>
        <dd>{formatCount(figures.purge, 'bar')}</dd>
        <dt>Parameters to train</dt>
        <dd data-testid="plan-parameters">{formatNumber(figures.parameterCount)}</dd>
        <dt>Models to train</dt>
        <dd data-testid="plan-models">{formatNumber(figures.models)}</dd>
      </dl>
      {figures.warnings.length > 0 && <Warnings sentences={figures.warnings} />}
    </>
  );
}

function Warnings({ sentences }: { readonly sentences: readonly string[] }): ReactNode {
  return (
    <div className={plan.warnings} data-testid="plan-warnings">
      <div className={styles.sideTitle}>Worth knowing</div>
      <ul data-selectable>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
