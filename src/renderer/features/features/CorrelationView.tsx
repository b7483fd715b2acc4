import { Anchor, SegmentedControl, Text } from '@mantine/core';
import type { FeatureReport } from '@shared/analysis';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { type Cell, HeatMap } from '../../charts/HeatMap';
import { formatRatio } from '../../ui/format';
import { featureKey } from './feature-key';
import styles from './features-page.module.css';

interface Props {
  readonly report: FeatureReport;
  /** Of a feature of the pair that was chosen. */
  readonly onChoose: (key: string) => void;
}

type Measure = 'pearson' | 'spearman';
const measureNames = { pearson: 'Pearson', spearman: 'Spearman' } as const;

/** Of a pair that says nearly the same twice. */
const nearlySame = 0.95;

/** How the features correlate on training rows, by colour; a click chooses a pair. */
export function CorrelationView({ report, onChoose }: Props): ReactNode {
  const [measure, setMeasure] = useState<Measure>('pearson');
  const [pair, setPair] = useState<Cell | null>(null);
  const features = useMemo(() => report.features.filter(({ ok }) => ok), [report]);
  const names = useMemo(() => features.map(({ label }) => label), [features]);
  const choose = useCallback(
    (cell: Cell) => {
      setPair(cell);
      const feature = features[cell.row]?.feature;
      if (feature !== undefined) onChoose(featureKey(feature));
    },
    [features, onChoose],
  );
  return (
    <div className={styles.correlation} data-testid="correlation-view">
      <div className={styles.correlationHead}>
        <SegmentedControl
          aria-label="Kind of correlation"
          value={measure}
          data={[
            { value: 'pearson', label: 'Pearson' },
            { value: 'spearman', label: 'Spearman' },
          ]}
          onChange={setMeasure}
        />
        <Text className="ls-quiet">On training rows. Of two that say nearly the same, one is enough.</Text>
      </div>
      <div className={styles.heatMap}>
        <HeatMap
          names={names}
          values={report[measure]}
          measure={measureNames[measure]}
          chosen={pair}
          onChoose={choose}
          label={`Correlations of ${names.length} features`}
          testId="correlation-map"
        />
      </div>
      <div className={styles.pair} data-testid="correlation-pair" role="status">
        {pair === null ? (
          <span className="ls-quiet">Click a cell to choose a pair of features.</span>
        ) : (
          <Pair
            pair={pair}
            report={report}
            names={names}
            onChoose={(index) => {
              const feature = features[index]?.feature;
              if (feature !== undefined) onChoose(featureKey(feature));
            }}
          />
        )}
      </div>
    </div>
  );
}

interface PairProps {
  readonly pair: Cell;
  readonly report: FeatureReport;
  readonly names: readonly string[];
  readonly onChoose: (index: number) => void;
}

function Pair({ pair: { row, column }, report, names, onChoose }: PairProps): ReactNode {
  const at = row * names.length + column;
  const pearson = report.pearson[at];
  const isSame = row !== column && pearson !== undefined && Math.abs(pearson) >= nearlySame;
  return (
    <>
      <span className={styles.pairNames}>
        <PairName name={names[row]} onClick={() => onChoose(row)} /> ×{' '}
        <PairName name={names[column]} onClick={() => onChoose(column)} />
      </span>
      <span>
        Pearson <b>{formatRatio(pearson)}</b>
      </span>
      <span>
        Spearman <b>{formatRatio(report.spearman[at])}</b>
      </span>
      {isSame && <span className={styles.warning}>They say nearly the same.</span>}
    </>
  );
}

interface NameProps {
  readonly name: string | undefined;
  readonly onClick: () => void;
}

function PairName({ name, onClick }: NameProps): ReactNode {
  return (
    <Anchor component="button" type="button" size="sm" onClick={onClick}>
      {name}
    </Anchor>
  );
}
