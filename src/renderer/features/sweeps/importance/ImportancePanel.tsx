import type { Importance } from '@shared/sweeps';
import { type ReactNode, useMemo } from 'react';
import { ShareBars } from '../../../charts/ShareBars';
import { formatCount, formatPercent } from '../../../ui/format';
import { ChartPanel } from '../ChartPanel';
import { useSweepView } from '../model/use-sweep-view';
import styles from '../sweep-page.module.css';
import own from './importance.module.css';

/** Smaller ones are noise. */
const mostPairs = 6;

interface Props {
  readonly importance: Importance;
  readonly chosen: string;
  readonly onChoose: (path: string) => void;
  readonly onChoosePair: (paths: readonly [string, string]) => void;
}

/** How much of the objective's variance each dimension explains, and what two explain only together. */
export function ImportancePanel({ importance, chosen, onChoose, onChoosePair }: Props): ReactNode {
  const { dimensions } = useSweepView();
  const { reason, trials, shares, pairs } = importance;
  const titles = useMemo(() => new Map(dimensions.map(({ path, title }) => [path, title])), [dimensions]);
  const bars = shares.map(({ path, share, sd }) => ({
    id: path,
    label: titles.get(path) ?? path,
    share,
    sd,
    text: `${formatPercent(share)} ± ${formatPercent(sd)}`,
  }));
  return (
    <ChartPanel
      title="Importance"
      remark={reason === null ? `share of the variance, of ${formatCount(trials, 'trial')}` : null}
      testId="importance"
    >
      {reason !== null && <p className={styles.reason}>{reason}</p>}
      {bars.length > 0 && (
        <ShareBars
          bars={bars}
          chosen={chosen}
          onChoose={onChoose}
          label="Share of the variance that each dimension explains by itself"
          testId="importance-bars"
        />
      )}
      {pairs.length > 0 && (
        <>
          <h3 className={own.subtitle}>Only together</h3>
          <ShareBars
            bars={pairs.slice(0, mostPairs).map(({ paths, share }) => ({
              id: paths.join('|'),
              label: paths.map((path) => titles.get(path) ?? path).join(' × '),
              share,
              sd: null,
              text: formatPercent(share),
            }))}
            chosen={null}
            onChoose={(id) => {
              const found = pairs.find(({ paths }) => paths.join('|') === id);
              if (found !== undefined) onChoosePair(found.paths);
            }}
            label="Share of the variance that two dimensions explain only together"
            testId="importance-pairs"
          />
        </>
      )}
    </ChartPanel>
  );
}
