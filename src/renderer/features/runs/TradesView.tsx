import { VisuallyHidden } from '@mantine/core';
import type { RunDetail, SplitName, Trade } from '@shared/runs';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { useRunResult } from '../../api/queries';
import type { VisibleRange } from '../../charts/types';
import { EmptyState } from '../../ui/EmptyState';
import { SignedFigure } from '../../ui/Figure';
import {
  formatBarTime,
  formatChange,
  formatCount,
  formatNumber,
  formatPercent,
  formatPrice,
} from '../../ui/format';
import { QueryView } from '../../ui/QueryView';
import { SplitSelect } from './SplitSelect';
import styles from './trades.module.css';

interface Props {
  readonly run: RunDetail;
  readonly split: SplitName;
  readonly onSplitChange: (split: SplitName) => void;
  /** A trade to look at on the price chart, with some bars around it. */
  readonly onShow: (range: VisibleRange) => void;
}

const BARS_AROUND_TRADE = 30;

/** Every trade of a split; choosing one shows it on the price chart. */
export function TradesView({ run, split, onSplitChange, onShow }: Props): ReactNode {
  const query = useRunResult(run.id, split);
  if (run.spec.label.kind === 'volatility') return <NothingTraded />;
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <SplitSelect value={split} onChange={onSplitChange} />
        <span className="ls-quiet" data-testid="trade-count">
          {query.data && formatCount(query.data.trades.length, 'trade')} ·{' '}
          {isOfPanel(query.data?.trades ?? [])
            ? 'what each added to the account after costs, of the equity at entry; equal shares are set anew whenever one joins or leaves'
            : 'returns after costs, of the equity at entry'}
        </span>
      </div>
      <QueryView query={query}>
        {({ trades, time }) =>
          trades.length === 0 ? (
            <EmptyState icon={IconArrowsLeftRight} title="No trades in this split">
              P(up) never crossed a threshold. Lower the long threshold, or look at the probability pane of
              the result.
            </EmptyState>
          ) : (
            <TradeTable
              trades={trades}
              intervalMs={medianStep(time)}
              onShow={(trade) => onShow(around(trade, medianStep(time)))}
            />
          )
        }
      </QueryView>
    </div>
  );
}

function NothingTraded(): ReactNode {
  return (
    <EmptyState icon={IconArrowsLeftRight} title="Nothing is traded">
      A forecast of volatility says how much the price will move, not which way.
    </EmptyState>
  );
}

interface TableProps {
  readonly trades: readonly Trade[];
  readonly intervalMs: number;
  readonly onShow: (trade: Trade) => void;
}

const ROW_HEIGHT = 28;

function TradeTable({ trades, intervalMs, onShow }: TableProps): ReactNode {
  const scroll = useRef<HTMLDivElement>(null);
  const isPanel = isOfPanel(trades);
  const virtualizer = useVirtualizer({
    count: trades.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  return (
    <div ref={scroll} className={styles.scroll}>
      <table
        className={styles.table}
        data-panel={isPanel}
        aria-rowcount={trades.length}
        data-testid="trades-table"
      >
        <thead>
          <tr>
            <th scope="col">#</th>
            {isPanel && <th scope="col">Series</th>}
            <th scope="col">Side</th>
            <th scope="col">Entry</th>
            <th scope="col">Price</th>
            <th scope="col">Exit</th>
            <th scope="col">Price</th>
            <th scope="col">Bars</th>
            {isPanel && <th scope="col">Weight</th>}
            <th scope="col">Return</th>
            <th scope="col">
              <VisuallyHidden>Remark</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const trade = trades[index];
            return (
              trade && (
                <TradeRow
                  key={index}
                  number={index + 1}
                  trade={trade}
                  isPanel={isPanel}
                  top={start}
                  intervalMs={intervalMs}
                  onShow={() => onShow(trade)}
                />
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly number: number;
  readonly trade: Trade;
  readonly isPanel: boolean;
  readonly top: number;
  readonly intervalMs: number;
  readonly onShow: () => void;
}

function TradeRow({ number, trade, isPanel, top, intervalMs, onShow }: RowProps): ReactNode {
  return (
    <tr style={{ transform: `translateY(${top}px)` }} data-testid={`trade-${number}`}>
      <td>
        <button type="button" className={styles.show} title="Show on the price chart" onClick={onShow}>
          {formatNumber(number)}
        </button>
      </td>
      {isPanel && <td title={trade.series}>{trade.series}</td>}
      <td>{trade.direction === 'long' ? 'Long' : 'Short'}</td>
      <td>{formatBarTime(trade.entryTime, intervalMs)}</td>
      <td>{formatPrice(trade.entryPrice)}</td>
      <td>{formatBarTime(trade.exitTime, intervalMs)}</td>
      <td>{formatPrice(trade.exitPrice)}</td>
      <td>{formatNumber(trade.bars)}</td>
      {isPanel && <td>{formatPercent(trade.weight, 1)}</td>}
      <td>
        <SignedFigure value={trade.netReturn}>{formatChange(trade.netReturn)}</SignedFigure>
      </td>
      <td className="ls-quiet">{trade.isForced && 'still open at the last bar, closed there'}</td>
    </tr>
  );
}

/** Trades of a panel name their series. */
function isOfPanel(trades: readonly Trade[]): boolean {
  return trades[0]?.series !== undefined;
}

function around({ entryTime, exitTime }: Trade, intervalMs: number): VisibleRange {
  const margin = Math.max(exitTime - entryTime, BARS_AROUND_TRADE * intervalMs);
  return { from: entryTime - margin, to: exitTime + margin };
}

/** Distance of two bars, so that times are shown no finer than they are. */
function medianStep(time: Float64Array): number {
  const steps = time.subarray(1).map((value, index) => value - time[index]!);
  return steps.toSorted()[Math.floor(steps.length / 2)] ?? 86_400_000;
}
