import classes from './share-bars.module.css';

/** A share of a whole with its deviation, both as shares of 1. */
export interface ShareBar {
  readonly id: string;
  readonly label: string;
  readonly share: number;
  readonly sd: number | null;
  readonly text: string;
}

interface Props {
  readonly bars: readonly ShareBar[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly label: string;
  readonly testId: string;
}

/** Shares as bars, each with a whisker of one deviation to both sides; a bar is a button. */
export function ShareBars({ bars, chosen, onChoose, label, testId }: Props) {
  const most = Math.max(0.01, ...bars.map(({ share, sd }) => Math.min(1, share + (sd ?? 0))));
  const place = (share: number): string => `${(Math.min(Math.max(share, 0), most) / most) * 100}%`;
  return (
    <ul className={classes.bars} aria-label={label} data-testid={testId}>
      {bars.map(({ id, label: name, share, sd, text }) => (
        <li key={id}>
          <button
            type="button"
            className={classes.row}
            aria-pressed={id === chosen}
            aria-label={`${name}: ${text}`}
            onClick={() => onChoose(id)}
          >
            <span className={classes.name} title={name}>
              {name}
            </span>
            <span className={classes.track}>
              <i className={classes.bar} style={{ width: place(share) }} />
              {sd !== null && (
                <i
                  className={classes.whisker}
                  style={{ left: place(share - sd), right: `calc(100% - ${place(share + sd)})` }}
                />
              )}
            </span>
            <span className={classes.figure}>{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
