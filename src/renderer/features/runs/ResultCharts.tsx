import type { RunDetail, RunResult } from '@shared/runs';
import type { LabelKind } from '@shared/spec-label';
import { type ReactNode, useMemo } from 'react';
import { PriceChart } from '../../charts/PriceChart';
import type { ChartMarker, VisibleRange } from '../../charts/types';
import { usePalette } from '../../theme/use-palette';
import { AccountCharts } from './AccountCharts';
import { labelWords } from './label-words';
import styles from './result.module.css';
import { resultPanes } from './result-panes';

interface Props {
  readonly run: RunDetail;
  readonly result: RunResult;
  readonly range: VisibleRange;
}

/** Price with trades and what was said, the equity against buy and hold and baselines, and the drawdown. */
export function ResultCharts({ run, result, range }: Props): ReactNode {
  const palette = usePalette();
  const panes = useMemo(() => resultPanes(run, result, palette), [run, result, palette]);
  const markers = useMemo(() => markersOf(result), [result]);
  const title = titleOf(result, run.spec.label.kind);
  return (
    <div className={styles.charts}>
      <section className={styles.block}>
        <h2 className={styles.title}>
          {title} <span className="ls-quiet">{subtitleOf(run, result)}</span>
        </h2>
        <div className={styles.priceChart} data-panes={panes.length}>
          <PriceChart
            label={`${title} of ${run.seriesName}`}
            testId="run-price-chart"
            bars={result}
            panes={panes}
            markers={markers}
            range={range}
            hasVolume={false}
          />
        </div>
      </section>
      {run.spec.label.kind !== 'volatility' && <AccountCharts run={run} result={result} />}
    </div>
  );
}

function titleOf({ forecast, probabilityDown, gross }: RunResult, kind: LabelKind): string {
  const words = labelWords(kind);
  if (gross !== null) return 'Equal-weight index, exposure and what was said';
  if (kind === 'volatility') return 'Price and volatility';
  if (forecast !== null) return `Price, trades, forecast and ${words.probability}`;
  return probabilityDown === null
    ? `Price, trades and ${words.probability}`
    : `Price, trades, ${words.probability} and ${words.probabilityDown}`;
}

function subtitleOf({ spec }: RunDetail, { gross }: RunResult): string {
  if (spec.label.kind === 'volatility')
    return 'forecast at the close of each bar for the bars after it; nothing is traded on it';
  const series = gross === null ? '' : `of ${spec.data.panel.length + 1} series; `;
  return `${series}a signal of one bar is filled at the open of the next`;
}

/** Trades of a panel are in its series, not in the index that is drawn. */
function markersOf({ trades, gross }: RunResult): readonly ChartMarker[] {
  if (gross !== null) return [];
  return trades.flatMap((trade): readonly ChartMarker[] => [
    { time: trade.entryTime, kind: trade.direction === 'long' ? 'buy' : 'sell' },
    { time: trade.exitTime, kind: 'exit' },
  ]);
}
