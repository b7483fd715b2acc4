import type { RunDetail, RunResult } from '@shared/runs';
import type { LabelKind } from '@shared/spec-label';
import { type ReactNode, useMemo } from 'react';
import { LineChart } from '../../charts/LineChart';
import { PriceChart } from '../../charts/PriceChart';
import type { ChartMarker, TimeCurve, VisibleRange } from '../../charts/types';
import { seriesColor } from '../../theme/palette';
import { usePalette } from '../../theme/use-palette';
import { formatChange, formatPercent } from '../../ui/format';
import { labelWords } from './label-words';
import styles from './result.module.css';
import { resultPanes } from './result-panes';

interface Props {
  readonly run: RunDetail;
  readonly result: RunResult;
  readonly range: VisibleRange;
}

/** Price with trades and P(up), the equity against buy and hold, and the drawdown. */
export function ResultCharts({ run, result, range }: Props): ReactNode {
  const palette = usePalette();
  const panes = useMemo(() => resultPanes(run, result, palette), [run, result, palette]);
  const markers = useMemo(() => markersOf(result), [result]);
  const color = seriesColor(palette, run.color);
  const equity = useMemo((): readonly TimeCurve[] => {
    const { time } = result;
    return [
      { id: 'equity', label: 'Strategy', time, values: gain(result.equity), color },
      {
        id: 'hold',
        label: result.gross === null ? 'Buy and hold' : 'All, equal weights',
        time,
        values: gain(result.buyAndHold),
        color: palette.crosshair,
        isDashed: true,
      },
    ];
  }, [result, color, palette.crosshair]);
  const drawdown = useMemo(
    (): readonly TimeCurve[] => [
      {
        id: 'drawdown',
        label: 'Strategy',
        time: result.time,
        values: result.drawdown,
        color: palette.down,
        kind: 'area',
      },
    ],
    [result, palette.down],
  );
  const title = titleOf(result, run.spec.label.kind);
  return (
    <div className={styles.charts}>
      <section className={styles.block}>
        <h2 className={styles.title}>
          {title}{' '}
          <span className="ls-quiet">
            {result.gross === null
              ? 'a signal of one bar is filled at the open of the next'
              : `of ${run.spec.data.panel.length + 1} series; a signal of one bar is filled at the open of the next`}
          </span>
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
      <div className={styles.equityRow}>
        <section className={styles.block}>
          <h2 className={styles.title}>
            Equity <span className="ls-quiet">return since the start of the split, after costs</span>
          </h2>
          <div className={styles.equityChart}>
            <LineChart
              label="Equity against buy and hold"
              testId="equity-chart"
              curves={equity}
              format={formatEquity}
              step={0.001}
              baseline={0}
            />
          </div>
        </section>
        <section className={styles.block}>
          <h2 className={styles.title}>
            Drawdown <span className="ls-quiet">loss from the peak so far, after costs</span>
          </h2>
          <div className={styles.equityChart}>
            <LineChart
              label="Drawdown of the strategy"
              testId="drawdown-chart"
              curves={drawdown}
              format={formatDrawdown}
              step={0.001}
            />
          </div>
        </section>
      </div>
    </div>
  );
}

const formatEquity = (value: number): string => formatChange(value, 1);
const formatDrawdown = (value: number): string => formatPercent(value, 1);

/** Equity is the value of 1 invested. */
const gain = (equity: Float64Array): Float64Array => equity.map((value) => value - 1);

function titleOf({ forecast, probabilityDown, gross }: RunResult, kind: LabelKind): string {
  const words = labelWords(kind);
  if (gross !== null) return 'Equal-weight index, exposure and what was said';
  if (kind === 'volatility') return 'Price and volatility';
  if (forecast !== null) return `Price, trades, forecast and ${words.probability}`;
  return probabilityDown === null
    ? `Price, trades and ${words.probability}`
    : `Price, trades, ${words.probability} and ${words.probabilityDown}`;
}

/** Trades of a panel are in its series, not in the index that is drawn. */
function markersOf({ trades, gross }: RunResult): readonly ChartMarker[] {
  if (gross !== null) return [];
  return trades.flatMap((trade): readonly ChartMarker[] => [
    { time: trade.entryTime, kind: trade.direction === 'long' ? 'buy' : 'sell' },
    { time: trade.exitTime, kind: 'exit' },
  ]);
}
