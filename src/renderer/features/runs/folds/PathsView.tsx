import type { ReactNode } from 'react';
import { DotStrip } from '../../../charts/DotStrip';
import { formatCount, formatPercent, formatRatio } from '../../../ui/format';
import styles from './folds.module.css';
import { type BacktestPath, summaryOf } from './paths';

/** Of a combinatorial split: how the Sharpe ratios of its back-test paths lie, and each of them. */
export function PathsView({ paths }: { readonly paths: readonly BacktestPath[] }): ReactNode {
  const summary = summaryOf(paths);
  return (
    <section data-testid="paths">
      <h2 className={styles.title}>
        Back-test paths{' '}
        <span className="ls-quiet">
          {formatCount(paths.length, 'way', 'ways')} to put the test rows of the folds together, each over all
          of the time, after costs
        </span>
      </h2>
      {summary !== null && (
        <>
          <p className={styles.summary} data-testid="paths-summary">
            Sharpe {formatRatio(summary.mean)}
            {summary.sd !== null && ` ± ${formatRatio(summary.sd)}`} over the paths, median{' '}
            {formatRatio(summary.median)}, from {formatRatio(summary.sharpes[0])} to{' '}
            {formatRatio(summary.sharpes.at(-1))}; {formatPercent(summary.belowZero, 0)} of them below 0.
          </p>
          <DotStrip
            values={summary.sharpes}
            mean={summary.mean}
            format={formatRatio}
            label="Sharpe ratios of the back-test paths"
          />
        </>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">Sharpe</th>
            <th scope="col">Return</th>
            <th scope="col">Max drawdown</th>
          </tr>
        </thead>
        <tbody>
          {paths.map(({ path, sharpe, totalReturn, maxDrawdown }) => (
            <tr key={path}>
              <th scope="row">Path {path + 1}</th>
              <td>{formatRatio(sharpe)}</td>
              <td>{formatPercent(totalReturn)}</td>
              <td>{formatPercent(maxDrawdown)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
