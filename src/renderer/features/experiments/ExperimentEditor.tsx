import { useHotkeys } from '@mantine/hooks';
import type { Experiment } from '@shared/experiments';
import { type ReactNode, useMemo, useState } from 'react';
import { useExperiment, useFeatureCatalog, useSeriesList } from '../../api/queries';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { SplitPane, SplitView } from '../../ui/SplitView';
import { EditorActions, type EditorView } from './EditorActions';
import { ExperimentRuns } from './ExperimentRuns';
import styles from './editor.module.css';
import { type SpecEditor, SpecEditorProvider } from './editor-context';
import { Faults } from './faults';
import { JsonEditor } from './JsonEditor';
import { NameInput } from './NameInput';
import { PlanPanel } from './PlanPanel';
import { SpecForm } from './SpecForm';
import { ExperimentSweeps } from './sweep/ExperimentSweeps';
import { inTitles } from './sweep/fault-words';
import { SweepPanel } from './sweep/SweepPanel';
import { usePlanCheck } from './sweep/use-plan-check';
import { useDraft } from './use-draft';
import { useLiveCheck } from './use-live-check';
import { useSaveAndRun } from './use-save-and-run';

export function ExperimentEditor({ id }: { readonly id: number }): ReactNode {
  const query = useExperiment(id);
  if (query.data !== undefined) return <LoadedEditor experiment={query.data} />;
  return (
    <Page title="Experiment" testId="experiment-page">
      <QueryView query={query}>{() => null}</QueryView>
    </Page>
  );
}

const noFaults: readonly never[] = [];

function LoadedEditor({ experiment }: { readonly experiment: Experiment }): ReactNode {
  const draft = useDraft(experiment);
  const [view, setView] = useState<EditorView>(draft.isText ? 'form' : 'json');
  const check = useLiveCheck(draft.value);
  const series = useSeriesList().data;
  const catalog = useFeatureCatalog().data;
  const faults = useMemo(() => new Faults(check?.faults ?? noFaults), [check]);
  const sweep = usePlanCheck(draft.value);
  const planFaults = useMemo(() => new Faults((sweep?.faults ?? noFaults).map(inTitles)), [sweep]);
  const actions = useSaveAndRun(experiment, draft, faults, planFaults);
  useHotkeys(
    [
      ['mod+S', actions.save],
      ['mod+Enter', actions.run],
      ['mod+shift+Enter', actions.sweep],
    ],
    [],
    true,
  );

  const editor: SpecEditor = {
    value: draft.value,
    setField: draft.setField,
    change: draft.change,
    update: draft.update,
    faults,
    sweep,
    planFaults,
    series: series ?? noFaults,
    catalog: catalog ?? noFaults,
  };
  const changeView = (next: EditorView): void => {
    if (next === 'form') draft.leaveText();
    setView(next);
  };

  return (
    <SpecEditorProvider value={editor}>
      <Page
        testId="experiment-page"
        title={<NameInput />}
        actions={
          <EditorActions
            experiment={experiment}
            draft={draft}
            view={view}
            onViewChange={changeView}
            actions={actions}
            faultCount={faults.all.length}
            planFaultCount={planFaults.all.length}
          />
        }
      >
        <SplitView id="experiment">
          <SplitPane id="spec" minSize="480px">
            {view === 'form' ? <SpecForm /> : <JsonEditor text={draft.text} onChange={draft.setText} />}
          </SplitPane>
          <SplitPane id="plan" defaultSize="340px" minSize="280px" maxSize="520px">
            <div className={styles.side}>
              <PlanPanel check={check} canFocus={view === 'form'} />
              <SweepPanel experiment={experiment} canFocus={view === 'form'} />
              <ExperimentSweeps experiment={experiment} />
              <ExperimentRuns experiment={experiment} />
            </div>
          </SplitPane>
        </SplitView>
      </Page>
    </SpecEditorProvider>
  );
}
