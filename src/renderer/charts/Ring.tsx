import classes from './charts.module.css';

/** Marks a place of a chart without drawing the chart anew. */
export function Ring({ left, top }: { readonly left: number; readonly top: number }) {
  return <span className={classes.ring} style={{ left, top }} aria-hidden />;
}
