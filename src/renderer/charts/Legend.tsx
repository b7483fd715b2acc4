import classes from './charts.module.css';
import { Swatch } from './Swatch';
import type { Mark, Stroke } from './stroke';

export interface LegendItem {
  readonly id: string;
  readonly label: string;
  /** Null of an item that has none at any time. */
  readonly value: string | null;
  /** Colour of the swatch; none where the item has no line. */
  readonly color?: string;
  /** Of its line; solid unless told. */
  readonly stroke?: Stroke | undefined;
  /** Of what is drawn as marks, not as a line. */
  readonly mark?: Mark;
  /** Class of the value: `ls-up` or `ls-down`. */
  readonly tone?: string;
}

interface LegendProps {
  readonly items: readonly LegendItem[];
  readonly top: number;
  /** First in the row, such as the time under the crosshair. */
  readonly lead?: string;
}

/** One row of names and values over a pane. Lets the mouse through to the chart. */
export function Legend({ items, top, lead }: LegendProps) {
  return (
    <div className={classes.legend} style={{ top: top + 6 }} data-testid="chart-legend">
      {lead !== undefined && <span className={classes.lead}>{lead}</span>}
      {items.map((item) => (
        <span key={item.id} className={classes.item}>
          {item.color !== undefined && <Swatch color={item.color} />}
          <span className="ls-quiet">{item.label}</span>
          <b className={item.tone}>{item.value}</b>
        </span>
      ))}
    </div>
  );
}
