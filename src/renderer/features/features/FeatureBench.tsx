import type { Experiment } from '@shared/experiments';
import type { SeriesSummary } from '@shared/series';
import { type ReactNode, useMemo, useState } from 'react';
import { useFeatureReport, useSeriesList } from '../../api/queries';
import { Page } from '../../ui/Page';
import { SplitPane, SplitView } from '../../ui/SplitView';
import { joinedOf } from '../experiments/auxiliary/joined';
import { completeSpec } from '../experiments/spec-defaults';
import { useDraft } from '../experiments/use-draft';
import { AnalysisState } from './AnalysisState';
import { BenchActions, type BenchView } from './BenchActions';
import { CorrelationView } from './CorrelationView';
import { ExperimentSelect } from './ExperimentSelect';
import { FeatureDetailsPane } from './FeatureDetailsPane';
import { FeatureTable } from './FeatureTable';
import { featureKey } from './feature-key';
import styles from './features-page.module.css';
import { SplitLine } from './SplitLine';
import { useApplyFeatures } from './use-apply-features';
import { useCandidates } from './use-candidates';

interface Props {
  readonly experiment: Experiment;
  readonly experiments: readonly Experiment[];
}

const noSeries: readonly SeriesSummary[] = [];

/** Features of one experiment in a table or by their correlations, and one of them looked at closely. */
export function FeatureBench({ experiment, experiments }: Props): ReactNode {
  const draft = useDraft(experiment);
  // What is half typed in the editor cannot be analysed; then what is saved is.
  const base = useMemo(() => completeSpec(draft.value) ?? experiment.spec, [draft.value, experiment.spec]);
  const candidates = useCandidates(experiment.id, base.features);
  const spec = useMemo(() => ({ ...base, features: [...candidates.features] }), [base, candidates.features]);
  const series = useSeriesList().data ?? noSeries;
  const joined = useMemo(() => joinedOf(draft.value, series), [draft.value, series]);
  const query = useFeatureReport(spec);
  const [view, setView] = useState<BenchView>('table');
  const [chosen, setChosen] = useState<string | null>(null);
  const { apply, isApplying } = useApplyFeatures(experiment, draft);

  const first = query.data?.features.find(({ ok }) => ok)?.feature;
  const shown = query.data?.features.some(({ feature }) => featureKey(feature) === chosen)
    ? chosen
    : first === undefined
      ? null
      : featureKey(first);
  return (
    <Page
      testId="features-page"
      title="Features"
      aside={<ExperimentSelect experiment={experiment} experiments={experiments} />}
      actions={
        <BenchActions
          candidates={candidates}
          joined={joined}
          view={view}
          onViewChange={setView}
          onAdd={(feature) => {
            candidates.add(feature);
            setChosen(featureKey(feature));
          }}
          isApplying={isApplying}
          onApply={() => apply(candidates.chosen, candidates.reset)}
        />
      }
      state={query.status}
    >
      <AnalysisState query={query} featureCount={spec.features.length}>
        {(report) => (
          <SplitView id="features">
            <SplitPane id="table" minSize="420px">
              <div className={styles.left}>
                {view === 'table' ? (
                  <FeatureTable
                    features={report.features}
                    candidates={candidates}
                    chosen={shown}
                    onChoose={setChosen}
                  />
                ) : (
                  <CorrelationView report={report} onChoose={setChosen} />
                )}
                <SplitLine splits={report.splits} />
              </div>
            </SplitPane>
            <SplitPane id="details" defaultSize="460px" minSize="340px" maxSize="760px">
              <FeatureDetailsPane spec={spec} report={report} chosen={shown} />
            </SplitPane>
          </SplitView>
        )}
      </AnalysisState>
    </Page>
  );
}
