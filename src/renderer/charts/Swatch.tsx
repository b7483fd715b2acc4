import classes from './charts.module.css';
import type { Mark, Stroke } from './stroke';

interface Props {
  readonly color: string | undefined;
  /** Of its line; solid unless told. */
  readonly stroke?: Stroke | undefined;
  /** Where it stands for a mark, not for a line. */
  readonly mark?: Mark | undefined;
  /** In pixels; else as long as its stroke takes to be seen. */
  readonly width?: number;
}

/** What a line or mark of a chart looks like, before its name. */
export function Swatch({ color, stroke, mark, width }: Props) {
  return (
    <i
      aria-hidden
      className={classes.swatch}
      data-mark={mark}
      data-stroke={stroke}
      style={{ background: color, width }}
    />
  );
}
