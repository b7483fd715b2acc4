import type { SpecCheck } from '@shared/experiments';
import type { ReactNode } from 'react';
import { SplitDrawing } from '../../charts/SplitDrawing';
import { formatCount, formatNumber } from '../../ui/format';
import plan from './plan.module.css';

type Plan = NonNullable<SpecCheck['plan']>;

/** The folds of a split over time, and how many there are. The splits listed below are those of the newest. */
export function FoldsPlan({ plan: { folds } }: { readonly plan: Plan }): ReactNode {
  const rows = folds.drawn.map(({ fold, flaw, segments }) => ({
    id: fold,
    label: String(fold + 1),
    title: `Fold ${fold + 1}`,
    segments,
    isFlawed: flaw !== null,
  }));
  return (
    <div className={plan.folds} data-testid="plan-folds">
      <div className={plan.foldFacts}>
        {formatCount(folds.count, 'fold')}
        {folds.flawed > 0 && `, ${formatNumber(folds.flawed)} of them left out`}
        {folds.paths > 0 && `, ${formatCount(folds.paths, 'back-test path')}`} ·{' '}
        {formatCount(folds.testRows, 'row')} tested
        {folds.drawn.length < folds.count && ` · ${folds.drawn.length} of the folds drawn`}
      </div>
      <SplitDrawing rows={rows} label="The folds over time" testId="plan-drawing" mostTicks={5} />
      <div className={plan.foldFacts}>The newest fold:</div>
    </div>
  );
}
