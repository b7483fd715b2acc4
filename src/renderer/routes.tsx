import { Redirect, Route, Switch, useSearchParams } from 'wouter';
import { ComparePage } from './features/compare/ComparePage';
import { DataPage } from './features/data/DataPage';
import { ExperimentsPage } from './features/experiments/ExperimentsPage';
import { FeaturesPage } from './features/features/FeaturesPage';
import { HelpPage } from './features/help/HelpPage';
import { RunPage } from './features/runs/RunPage';
import { RunsPage } from './features/runs/RunsPage';
import { SettingsPage } from './features/settings/SettingsPage';
import { SweepPage } from './features/sweeps/SweepPage';
import { SweepsPage } from './features/sweeps/SweepsPage';

/** Every page of the window and where it is. Ids that are no numbers lead to the list. */
export function Routes() {
  return (
    <Switch>
      <Route path="/data/:id/quality">{({ id }) => <DataPage id={toId(id)} view="quality" />}</Route>
      <Route path="/data/:id/vault">{({ id }) => <DataPage id={toId(id)} view="vault" />}</Route>
      <Route path="/data/:id?">{({ id }) => <DataPage id={toId(id)} view="chart" />}</Route>
      <Route path="/experiments/:id?">{({ id }) => <ExperimentsPage id={toId(id)} />}</Route>
      <Route path="/features/:id?">{({ id }) => <FeaturesPage id={toId(id)} />}</Route>
      <Route path="/sweeps">
        <SweepsPage />
      </Route>
      <Route path="/sweeps/:id">{({ id }) => <SweepOrList id={toId(id)} />}</Route>
      <Route path="/runs">
        <RunsPage />
      </Route>
      <Route path="/runs/:id">{({ id }) => <RunOrList id={toId(id)} />}</Route>
      <Route path="/compare">
        <Compare />
      </Route>
      <Route path="/settings">
        <SettingsPage />
      </Route>
      <Route path="/help">
        <HelpPage />
      </Route>
      <Route>
        <Redirect to="/data" replace />
      </Route>
    </Switch>
  );
}

function RunOrList({ id }: { readonly id: number | null }) {
  return id === null ? <Redirect to="/runs" replace /> : <RunPage key={id} id={id} />;
}

function SweepOrList({ id }: { readonly id: number | null }) {
  return id === null ? <Redirect to="/sweeps" replace /> : <SweepPage key={id} id={id} />;
}

function Compare() {
  const [search] = useSearchParams();
  const ids = (search.get('ids') ?? '').split(',').map(toId);
  return <ComparePage ids={ids.filter((id) => id !== null)} />;
}

function toId(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
