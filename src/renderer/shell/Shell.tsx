import { fromEnvelope } from '@shared/errors';
import { useEffect } from 'react';
import { useWorkspace } from '../api/queries';
import { ReadAhead } from '../features/data/chart/ReadAhead';
import { DropZone } from '../features/data/import/DropZone';
import { ImportDialog } from '../features/data/import/ImportDialog';
import { StatusBar } from '../features/jobs/StatusBar';
import { useThemeSetting } from '../features/settings/use-theme-setting';
import { useWorkspaceSwitch } from '../features/workspace/use-workspace-switch';
import { WelcomePage } from '../features/workspace/WelcomePage';
import { Routes } from '../routes';
import { notifyError } from '../ui/notify';
import { QueryView } from '../ui/QueryView';
import { Navigation } from './Navigation';
import { PageBoundary } from './PageBoundary';
import { ShortcutsModal } from './ShortcutsModal';
import classes from './shell.module.css';
import { useActions } from './use-actions';
import { useShortcuts } from './use-shortcuts';
import { useWindowTitle } from './use-window-title';

/** Everything around the pages: navigation, status bar, shortcuts, menu commands, dialogs that open anywhere. */
export function Shell() {
  const workspace = useWorkspace();
  const act = useActions();
  useShortcuts(act);
  useThemeSetting();
  useWorkspaceSwitch();
  useWindowTitle();
  useEffect(() => window.api.on('problem', (envelope) => notifyError(fromEnvelope(envelope))), []);
  useEffect(() => window.api.on('command', ({ command }) => act(command)), [act]);
  return (
    <div className={classes.shell}>
      <QueryView query={workspace}>
        {(status) =>
          status.state === 'closed' ? (
            <WelcomePage problem={status.problem} />
          ) : (
            <div className={classes.columns}>
              <Navigation />
              <main className={classes.main}>
                <PageBoundary>
                  <Routes />
                </PageBoundary>
              </main>
              <ImportDialog />
              <ReadAhead />
            </div>
          )
        }
      </QueryView>
      <StatusBar />
      <ShortcutsModal />
      <DropZone canImport={workspace.data?.state === 'open'} />
    </div>
  );
}
