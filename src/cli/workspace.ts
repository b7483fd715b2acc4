import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Emit } from '@main/jobs/board';
import { forkInNode } from '@main/jobs/fork-node';
import { createServices, type Services } from '@main/services/app';
import { removeUnused } from '@main/storage/workspace';
import { AppError } from '@shared/errors';
import { cacheFolder } from './cache-folder';
import { log } from './log';
import { note } from './output';

export interface WorkspaceOptions {
  readonly workspace: string;
}

export interface WorkspaceUse {
  readonly whenMissing: 'create' | 'fail';
  /** Whether it is only looked at, which can be done while the app has it open. */
  readonly isReading?: boolean;
  /** Whether a run that waits is trained while it is open; none is where it is not said. */
  readonly isTraining?: (runId: number) => boolean;
  /** Whether sweeps that wait may be begun now; none is where it is not said. */
  readonly isSweeping?: () => boolean;
  readonly emit?: Emit;
}

/** The option every command takes. */
export const workspaceOption = ['-w, --workspace <file>', 'workspace to use, a .longshort file'] as const;

/**
 * Opens a workspace with all services for the time of `work`, and closes it again whatever happens.
 * `whenMissing` says whether a file that is not there is made; where work fails before anything came into it, it is taken away again.
 */
export async function withWorkspace<T>(
  options: WorkspaceOptions & WorkspaceUse,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const services = createServices({
    fork: forkInNode(__dirname),
    emit: options.emit ?? (() => undefined),
    clock: Date.now,
    log,
    resources: { folder: join(__dirname, '../../resources') },
    parallelJobs: () => 1,
    // A look at a workspace must not start what the app has queued in it, only to cut it off again.
    isTraining: options.isTraining ?? (() => false),
    isSweeping: options.isSweeping ?? (() => false),
    speedFile: join(cacheFolder(), 'device-speeds.json'),
  });
  const path = resolve(options.workspace);
  const { session } = services;
  let isMade = false;
  try {
    if (existsSync(path)) await (options.isReading ? session.look(path) : session.open(path));
    else if (options.whenMissing === 'create') {
      await session.create(path);
      isMade = true;
      note(`Made the workspace ${path}.`);
    } else
      throw new AppError(
        'notFound',
        `There is no workspace ${path}. Check the path, or import a file to make it.`,
      );
    return await work(services);
  } catch (error) {
    const explained = session.explain(error);
    await session.close();
    if (isMade && removeUnused(path)) note(`Nothing came into ${path}, so it was removed again.`);
    throw explained;
  } finally {
    await session.close();
  }
}
