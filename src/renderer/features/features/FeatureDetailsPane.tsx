import { Text, Title } from '@mantine/core';
import type { AnalysedFeature, FeatureDetails, FeatureFigures, FeatureReport } from '@shared/analysis';
import { splitNames } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import { IconChartHistogram } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useFeatureCatalog, useFeatureDetails } from '../../api/queries';
import { HistogramChart } from '../../charts/HistogramChart';
import { LagChart } from '../../charts/LagChart';
import { EmptyState } from '../../ui/EmptyState';
import { QueryView } from '../../ui/QueryView';
import { splitTitles } from '../runs/SplitSelect';
import { DistributionTable } from './DistributionTable';
import { DriftTable } from './DriftTable';
import { FeaturePreview } from './FeaturePreview';
import { featureKey } from './feature-key';
import styles from './features-page.module.css';
import { formatValue } from './format-value';

interface Props {
  readonly spec: ExperimentSpec;
  readonly report: FeatureReport;
  /** Key of the feature. */
  readonly chosen: string | null;
}

/** One feature looked at closely. */
export function FeatureDetailsPane({ spec, report, chosen }: Props): ReactNode {
  const index = report.features.findIndex(({ feature }) => featureKey(feature) === chosen);
  const analysed = report.features[index];
  if (analysed === undefined) {
    return (
      <EmptyState icon={IconChartHistogram} title="No feature to show" testId="no-feature">
        None of the features has a value on these data. The table says why; remove them or choose other data.
      </EmptyState>
    );
  }
  return (
    <div className={styles.details} data-testid="feature-details">
      <FeatureHead analysed={analysed} />
      {analysed.ok ? (
        <Loaded spec={spec} index={index} figures={analysed.figures} />
      ) : (
        <Text role="alert" className={styles.warning}>
          {analysed.problem}
        </Text>
      )}
    </div>
  );
}

function FeatureHead({ analysed }: { readonly analysed: AnalysedFeature }): ReactNode {
  const descriptor = useFeatureCatalog().data?.find(({ kind }) => kind === analysed.feature.kind);
  return (
    <header>
      <Title order={2} size="h3" data-testid="feature-title" data-selectable className={styles.title}>
        {analysed.label}
      </Title>
      <Text className="ls-quiet" size="xs">
        {descriptor?.description}
      </Text>
    </header>
  );
}

interface LoadedProps {
  readonly spec: ExperimentSpec;
  readonly index: number;
  readonly figures: FeatureFigures;
}

function Loaded({ spec, index, figures }: LoadedProps): ReactNode {
  const query = useFeatureDetails(spec, index);
  const feature = spec.features[index];
  return (
    <QueryView query={query}>
      {(details) => (
        <>
          <Block title="Distribution" help="Share of the rows of each split, over bins of the training rows.">
            <div className={styles.histogram}>
              <FeatureHistogram details={details} />
            </div>
            <DistributionTable distributions={details.distributions} />
          </Block>
          <Block title="Drift" help="How far the later splits are from the training rows.">
            <DriftTable figures={figures} />
          </Block>
          <Block title="Autocorrelation" help="Of training rows, 1 to 40 bars apart.">
            <div className={styles.lags}>
              <LagChart
                autocorrelations={details.autocorrelations}
                band={details.band}
                label={`Autocorrelations of ${details.label}`}
                testId="feature-lags"
              />
            </div>
          </Block>
          {feature !== undefined && (
            <Block title="On the price" help={bucketText(details.preview.bucket)}>
              <FeaturePreview feature={feature} details={details} />
            </Block>
          )}
        </>
      )}
    </QueryView>
  );
}

function FeatureHistogram({
  details: { histogram, label },
}: {
  readonly details: FeatureDetails;
}): ReactNode {
  const { edges, shares } = histogram;
  const histograms = useMemo(
    () => splitNames.map((split) => ({ id: split, label: splitTitles[split], shares: shares[split] })),
    [shares],
  );
  return (
    <HistogramChart
      edges={edges}
      histograms={histograms}
      format={formatValue}
      label={`Distribution of ${label} by split`}
      testId="feature-histogram"
    />
  );
}

function bucketText(bucket: number): string {
  return bucket === 1
    ? 'The values at every bar.'
    : `Thinned out: each candle stands for ${bucket} bars, the value is that of the last of them.`;
}

interface BlockProps {
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
}

function Block({ title, help, children }: BlockProps): ReactNode {
  return (
    <section className={styles.block}>
      <div>
        <Title order={3} size="h4">
          {title}
        </Title>
        <Text size="xs" className="ls-quiet">
          {help}
        </Text>
      </div>
      {children}
    </section>
  );
}
