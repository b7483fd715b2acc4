import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { NameText } from '../ui/NameText';
import { ChartStage } from './ChartStage';
import classes from './charts.module.css';
import type { LegendItem } from './Legend';
import { Swatch } from './Swatch';

interface ChartFrameProps {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly testId: string;
  /** First in the legend row: the moment or epoch its values stand for. */
  readonly lead: string;
  readonly items: readonly LegendItem[];
  /** The lead on a line of its own, for a chart that is narrow. */
  readonly isStacked?: boolean;
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** Over the chart, in its pixels. */
  readonly children?: ReactNode;
}

/** A chart below a legend row of fixed height. */
export function ChartFrame(props: ChartFrameProps) {
  const { container, label, testId, lead, items, isStacked = false, onKey, children } = props;
  return (
    <div className={classes.withLegend} data-testid={testId}>
      <div
        className={classes.legendRow}
        data-stacked={isStacked || undefined}
        data-testid={`${testId}-legend`}
      >
        <span className={`${classes.lead} ls-quiet`}>{lead}</span>
        {items.map((item) => (
          <span key={item.id} className={classes.item} data-legend-item>
            <Swatch color={item.color} stroke={item.stroke} mark={item.mark} />
            <span className={`${classes.label} ls-quiet`} title={item.label}>
              <NameText name={item.label} />
            </span>
            {item.value !== null && <b>{item.value}</b>}
          </span>
        ))}
      </div>
      <ChartStage className={classes.fill} label={label} onKey={onKey}>
        <div ref={container} className={classes.canvas} />
        {children}
      </ChartStage>
    </div>
  );
}
