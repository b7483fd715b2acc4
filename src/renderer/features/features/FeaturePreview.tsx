import type { FeatureDetails } from '@shared/analysis';
import type { FeatureSpec } from '@shared/spec';
import { type ReactNode, useMemo } from 'react';
import { useFeatureCatalog } from '../../api/queries';
import { PriceChart } from '../../charts/PriceChart';
import type { ChartLine } from '../../charts/types';
import styles from './features-page.module.css';
import { formatValue } from './format-value';

interface Props {
  readonly feature: FeatureSpec;
  readonly details: FeatureDetails;
}

/** The feature over the candles where it is a price, else in a pane below them. */
export function FeaturePreview({ feature, details: { preview, label } }: Props): ReactNode {
  const isPrice = useFeatureCatalog().data?.find(({ kind }) => kind === feature.kind)?.pane === 'price';
  const { overlays, panes } = useMemo(() => {
    const line: ChartLine = { id: 'feature', label, values: preview.values, format: formatValue };
    return isPrice
      ? { overlays: [line], panes: [] }
      : { overlays: [], panes: [{ id: 'feature', lines: [line], weight: 2 }] };
  }, [preview, label, isPrice]);
  return (
    <div className={styles.preview}>
      <PriceChart
        bars={preview.bars}
        overlays={overlays}
        panes={panes}
        hasVolume={false}
        range="all"
        label={`${label} and the price`}
        testId="feature-preview"
      />
    </div>
  );
}
