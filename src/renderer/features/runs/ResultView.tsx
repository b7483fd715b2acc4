import { Skeleton } from '@mantine/core';
import type { RunDetail, RunMetrics, SplitName } from '@shared/runs';
import type { ReactNode } from 'react';
import { useRunResult } from '../../api/queries';
import type { VisibleRange } from '../../charts/types';
import { formatBasisPoints, formatCount, formatDate, formatPercent } from '../../ui/format';
import { QueryView } from '../../ui/QueryView';
import { Confusion } from './Confusion';
import { Headline } from './Headline';
import { ClassificationTable, ForecastTable, MovementTable, TradingTable } from './MetricTables';
import { ResultCharts } from './ResultCharts';
import styles from './result.module.css';
import { SplitSelect } from './SplitSelect';

interface Props {
  readonly run: RunDetail;
  readonly metrics: RunMetrics;
  readonly split: SplitName;
  readonly onSplitChange: (split: SplitName) => void;
  readonly range: VisibleRange;
}

/** The result of a run: the figures of one split, its charts, and the tables of all three. */
export function ResultView({ run, metrics, split, onSplitChange, range }: Props): ReactNode {
  const query = useRunResult(run.id, split);
  const part = metrics[split];
  return (
    <div className={styles.result}>
      <div className={styles.bar}>
        <SplitSelect value={split} onChange={onSplitChange} />
        <span className="ls-quiet" data-testid="split-facts">
          {formatCount(part.rows, 'row')} · {formatDate(part.firstTime)} to {formatDate(part.lastTime)} ·{' '}
          {formatPercent(part.upShare)} of them up
        </span>
        <span className={styles.costs} data-testid="costs">
          After costs: {formatBasisPoints(run.spec.costs.commissionBp)} commission and{' '}
          {formatBasisPoints(run.spec.costs.slippageBp)} slippage a side
        </span>
      </div>
      <Headline metrics={part} />
      <QueryView query={query} skeleton={<Skeleton h={760} />}>
        {(result) => <ResultCharts run={run} result={result} range={range} />}
      </QueryView>
      <div className={styles.tables}>
        <TradingTable metrics={metrics} selected={split} />
        <LabelTables metrics={metrics} split={split} />
      </div>
    </div>
  );
}

/** What the label asked for comes first, then the direction, which every model says something about. */
function LabelTables({ metrics, split }: Pick<Props, 'metrics' | 'split'>): ReactNode {
  const part = metrics[split];
  const matrix = <Confusion metrics={part} split={split} />;
  const isDirection = part.movement === null && part.forecast === null;
  return (
    <div>
      {part.movement !== null && (
        <>
          <MovementTable metrics={metrics} selected={split} />
          {matrix}
        </>
      )}
      {part.forecast !== null && <ForecastTable metrics={metrics} selected={split} />}
      <ClassificationTable metrics={metrics} selected={split} isLabel={isDirection} />
      {part.movement === null && matrix}
    </div>
  );
}
