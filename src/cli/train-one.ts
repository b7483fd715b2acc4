import type { Services } from '@main/services/app';
import type { RunSummary } from '@shared/runs';
import { note } from './output';
import { type WorkspaceOptions, type WorkspaceUse, withWorkspace } from './workspace';

/**
 * Opens a workspace to train one run in it; others that wait are left to the app.
 *
 * @param start queues the run
 * @param follow called once it is being trained
 */
export async function trainOne(
  options: WorkspaceOptions & Pick<WorkspaceUse, 'whenMissing' | 'emit'>,
  start: (services: Services) => Promise<RunSummary> | RunSummary,
  follow: (services: Services, run: RunSummary) => Promise<void>,
): Promise<void> {
  let wanted: number | null = null;
  const isTraining = (id: number): boolean => id === wanted;
  await withWorkspace({ ...options, isTraining }, async (services) => {
    const run = await start(services);
    wanted = run.id;
    services.session.queue().wake();
    await follow(services, run);
  });
}

/** Ctrl+C leaves the run to be resumed. */
export async function untilTrained(services: Services, { id }: RunSummary): Promise<void> {
  const interrupt = (): void => {
    note(`Stopping. Go on later with: resume ${id}`);
    void services.session.queue().stop();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  await services.session.queue().idle();
}
