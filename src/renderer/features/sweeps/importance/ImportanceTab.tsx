import { type ReactNode, useState } from 'react';
import { useImportance } from '../../../api/queries';
import { LineSkeleton, QueryView } from '../../../ui/QueryView';
import { usePacedEnded } from '../model/use-paced-ended';
import { useSweepView } from '../model/use-sweep-view';
import { ObjectivePicker } from '../ObjectivePicker';
import { ContourPanel } from './ContourPanel';
import { ImportancePanel } from './ImportancePanel';
import own from './importance.module.css';
import { SlicePanel } from './SlicePanel';

/** Which dimensions matter, and where along them it is good. */
export function ImportanceTab(): ReactNode {
  const { sweep, dimensions, objectives } = useSweepView();
  const ended = usePacedEnded();
  const [objective, setObjective] = useState(0);
  const query = useImportance(sweep.id, objective, ended);
  const [chosen, setChosen] = useState<string | null>(null);
  const [pair, setPair] = useState<readonly [string, string] | null>(null);
  const shown = objectives[objective] ?? objectives[0];
  if (shown === undefined || dimensions.length === 0) return null;
  const paths = dimensions.map(({ path }) => path);
  const ranked = query.data?.shares.map(({ path }) => path).filter((path) => paths.includes(path)) ?? [];
  const slice = chosen ?? ranked[0] ?? paths[0] ?? '';
  const [x, y] = pair ?? defaultPair(ranked, paths);
  return (
    <>
      <ObjectivePicker value={objective} onChange={setObjective} label="Objective that is explained" />
      <div className={own.columns}>
        <QueryView query={query} skeleton={<LineSkeleton lines={8} />}>
          {(importance) => (
            <ImportancePanel
              importance={importance}
              chosen={slice}
              onChoose={setChosen}
              onChoosePair={setPair}
            />
          )}
        </QueryView>
        <div className={own.column}>
          <SlicePanel objective={shown} path={slice} onChoose={setChosen} />
          {dimensions.length >= 2 && x !== undefined && y !== undefined && (
            <ContourPanel objective={shown} x={x} y={y} ended={ended} onChoose={(a, b) => setPair([a, b])} />
          )}
        </div>
      </div>
    </>
  );
}

/** The two that matter most, where that is known. */
function defaultPair(
  ranked: readonly string[],
  paths: readonly string[],
): readonly [string | undefined, string | undefined] {
  const [x, y] = [...ranked, ...paths.filter((path) => !ranked.includes(path))];
  return [x, y];
}
