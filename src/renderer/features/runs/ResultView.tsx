import { Skeleton } from '@mantine/core';
import type { RunDetail, RunMetrics, SplitName } from '@shared/runs';
import type { LabelKind } from '@shared/spec-label';
import type { ReactNode } from 'react';
import { useRunResult } from '../../api/queries';
import type { VisibleRange } from '../../charts/types';
import { formatBasisPoints, formatCount, formatDate, formatPercent } from '../../ui/format';
import { QueryView } from '../../ui/QueryView';
import { PublishedFigures } from '../replications/PublishedFigures';
import { Confusion } from './Confusion';
import { Headline } from './Headline';
import { HonestyNote } from './honesty/HonestyNote';
import { labelWords } from './label-words';
import {
  ClassificationTable,
  ForecastTable,
  InformationTable,
  MovementTable,
  TradingTable,
} from './MetricTables';
import { ResultCharts } from './ResultCharts';
import styles from './result.module.css';
import { SplitSelect } from './SplitSelect';
import { seedsOf, seedsText } from './seeded';

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
  const { kind } = run.spec.label;
  const isTraded = kind !== 'volatility';
  return (
    <div className={styles.result}>
      <div className={styles.bar}>
        <SplitSelect value={split} onChange={onSplitChange} />
        <span className="ls-quiet" data-testid="split-facts">
          {formatCount(part.rows, 'row')} · {formatDate(part.firstTime)} to {formatDate(part.lastTime)} ·{' '}
          {isTraded && `${formatPercent(part.upShare)} of them ${labelWords(kind).cameTrue} · `}
          {seedsText(seedsOf(part))}
        </span>
        {isTraded && (
          <span className={styles.costs} data-testid="costs">
            After costs: {formatBasisPoints(run.spec.costs.commissionBp)} commission and{' '}
            {formatBasisPoints(run.spec.costs.slippageBp)} slippage a side
          </span>
        )}
      </div>
      <Headline metrics={part} label={kind} sharpeNote={split === 'test' && <HonestyNote runId={run.id} />} />
      <PublishedFigures run={run} metrics={metrics} />
      <QueryView query={query} skeleton={<Skeleton h={760} />}>
        {(result) => <ResultCharts run={run} result={result} range={range} />}
      </QueryView>
      <div className={styles.tables} data-seeded={seedsOf(part) >= 2 || undefined}>
        {isTraded && <TradingTable metrics={metrics} selected={split} />}
        <LabelTables metrics={metrics} selected={split} label={kind} />
      </div>
    </div>
  );
}

interface LabelTablesProps {
  readonly metrics: RunMetrics;
  readonly selected: SplitName;
  readonly label: LabelKind;
}

/** What the label asked for comes first, then the direction, which every model but that of volatility says something about. */
function LabelTables(props: LabelTablesProps): ReactNode {
  const { metrics, selected, label } = props;
  const part = metrics[selected];
  const matrix = <Confusion metrics={part} split={selected} label={label} />;
  return (
    <div>
      {part.movement !== null && (
        <>
          <MovementTable {...props} />
          {matrix}
        </>
      )}
      {part.forecast !== null && <ForecastTable {...props} />}
      {label !== 'volatility' && (
        <>
          <ClassificationTable {...props} isLabel={part.movement === null && part.forecast === null} />
          {part.movement === null && matrix}
        </>
      )}
      {part.information !== null && <InformationTable {...props} />}
    </div>
  );
}
