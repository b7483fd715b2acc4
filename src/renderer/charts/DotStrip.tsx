import type { ReactNode } from 'react';
import { tickText } from './axes';
import styles from './dot-strip.module.css';
import { niceTicks } from './nice-ticks';

interface Props {
  readonly values: readonly number[];
  readonly mean: number;
  readonly format: (value: number) => string;
  readonly label: string;
}

/** A handful of values as dots on one axis, with their mean and 0: a distribution that is too small for a histogram. */
export function DotStrip({ values, mean, format, label }: Props): ReactNode {
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values), 8);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const place = (value: number): string => `${((value - low) / (high - low)) * 100}%`;
  return (
    <div className={styles.strip} role="img" aria-label={`${label}: ${values.map(format).join(', ')}`}>
      <i className={styles.zero} style={{ left: place(0) }} />
      <i className={styles.mean} style={{ left: place(mean) }} title={`Mean ${format(mean)}`} />
      {[...values.entries()].map(([index, value]) => (
        <i key={index} className={styles.dot} style={{ left: place(value) }} title={format(value)} />
      ))}
      {ticks.map((tick) => (
        <span key={tick} style={{ left: place(tick) }}>
          {tickText(tick)}
        </span>
      ))}
    </div>
  );
}
