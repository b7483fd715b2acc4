import type { BaselineResult, PairedTest } from '@shared/run-report';
import type { RunDetail, SplitMetrics } from '@shared/runs';
import type { ReactNode } from 'react';
import { formatCount, formatDuration } from '../../../ui/format';
import { keyPaths } from '../folds/key-metrics';
import { MetricFigure } from '../MetricFigure';
import { formatOf, isOfLogs, metricAt, type SplitMetric } from '../metrics';
import { SeededValue } from '../SeededValue';
import { seededFigure, seedsOf } from '../seeded';
import styles from './baselines.module.css';
import { comparedIn, differenceWords, pWords, testNames, verdictWords } from './tests';

interface Props {
  readonly run: RunDetail;
  readonly test: SplitMetrics;
  readonly results: readonly BaselineResult[];
}

/** The LSTM, then a row a baseline: figures of the same test rows, and whether they differ by more than luck. */
export function BaselineTable({ run, test, results }: Props): ReactNode {
  const metrics = keyPaths(run.spec.label.kind).flatMap((path) => metricAt(path) ?? []);
  const compared = comparedIn(results);
  const isLog = isOfLogs(test);
  return (
    <div className={styles.scroll}>
      <table
        className={styles.table}
        data-seeded={seedsOf(test) >= 2 || undefined}
        data-testid="baseline-table"
      >
        <thead>
          <tr>
            <td />
            <th colSpan={metrics.length} scope="colgroup">
              Figures of the test rows
            </th>
            <th colSpan={compared.length} scope="colgroup" className={styles.verdict}>
              LSTM less baseline, and p
            </th>
            <td />
          </tr>
          <tr>
            <td />
            {metrics.map((metric) => (
              <th key={metric.id} scope="col" title={metric.help}>
                {metric.label}
              </th>
            ))}
            {compared.map((what) => (
              <th key={what} scope="col" className={styles.verdict}>
                {what}
              </th>
            ))}
            <th scope="col">Took</th>
          </tr>
        </thead>
        <tbody>
          <OwnRows run={run} test={test} metrics={metrics} isLog={isLog} tests={compared.length} />
          {results.map((result) => (
            <BaselineRow
              key={result.kind}
              result={result}
              metrics={metrics}
              compared={compared}
              isLog={isLog}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface OwnProps {
  readonly run: RunDetail;
  readonly test: SplitMetrics;
  readonly metrics: readonly SplitMetric[];
  readonly isLog: boolean;
  /** Columns of tests, which the run has none for. */
  readonly tests: number;
}

/** What is tested is the ensemble of the seeds; their mean stands below it. */
function OwnRows({ run, test, metrics, isLog, tests }: OwnProps): ReactNode {
  const seeds = seedsOf(test);
  return (
    <>
      <tr data-own data-testid="baseline-own">
        <th scope="row">{seeds < 2 ? 'LSTM' : `LSTM, ensemble of ${formatCount(seeds, 'seed')}`}</th>
        {metrics.map((metric) => (
          <td key={metric.id} data-figure>
            <MetricFigure metric={{ ...metric, format: formatOf(metric, isLog) }} value={metric.read(test)} />
          </td>
        ))}
        <td colSpan={tests} />
        <td>{formatDuration(run.seconds)}</td>
      </tr>
      {seeds >= 2 && (
        <tr data-own>
          <th scope="row" className="ls-quiet">
            Its seeds, mean ± s.d.
          </th>
          {metrics.map((metric) => (
            <td key={metric.id}>
              <SeededValue
                metric={metric}
                figure={seededFigure(test, metric.path, metric.read(test))}
                isLog={isLog}
              />
            </td>
          ))}
          <td colSpan={tests + 1} />
        </tr>
      )}
    </>
  );
}

interface RowProps {
  readonly result: BaselineResult;
  readonly metrics: readonly SplitMetric[];
  readonly compared: readonly string[];
  readonly isLog: boolean;
}

function BaselineRow({ result, metrics, compared, isLog }: RowProps): ReactNode {
  const { kind, name, test, problem, tests, seconds } = result;
  return (
    <tr data-testid={`baseline-${kind}`}>
      <th scope="row">{name}</th>
      {test === null ? (
        <td className={styles.problem} colSpan={metrics.length + compared.length}>
          {problem}
        </td>
      ) : (
        <>
          {metrics.map((metric) => (
            <td key={metric.id} data-figure>
              <MetricFigure
                metric={{ ...metric, format: formatOf(metric, isLog) }}
                value={metric.read(test)}
                testId={`baseline-${kind}-${metric.id}`}
              />
            </td>
          ))}
          {compared.map((what) => (
            <td key={what} className={styles.verdict}>
              <Verdict test={tests.find((one) => one.what === what)} isLog={isLog} />
            </td>
          ))}
        </>
      )}
      <td className="ls-quiet">{seconds < 0.001 ? '< 1 ms' : formatDuration(seconds)}</td>
    </tr>
  );
}

const tones = { better: 'ls-up', worse: 'ls-down', undecided: 'ls-quiet' } as const;

interface VerdictProps {
  readonly test: PairedTest | undefined;
  readonly isLog: boolean;
}

function Verdict({ test, isLog }: VerdictProps): ReactNode {
  if (test === undefined) return <span className="ls-quiet">–</span>;
  if (test.p === null) return <span className="ls-quiet">n/a</span>;
  return (
    <span title={testNames[test.test]} data-verdict={test.verdict}>
      <span className={tones[test.verdict]}>{verdictWords(test)}</span>
      {(test.difference !== null || test.p !== null) && (
        <span className={styles.grounds}>
          {differenceWords(test, isLog)}, {pWords(test.p)}
        </span>
      )}
    </span>
  );
}
