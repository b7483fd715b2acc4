import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Emit } from '@main/jobs/board';
import { forkInNode } from '@main/jobs/fork-node';
import { createLog } from '@main/log';
import { createServices, type Services } from '@main/services/app';
import { AppError } from '@shared/errors';
import { note } from './output';

export interface WorkspaceOptions {
  readonly workspace: string;
}

/** The option every command takes. */
export const workspaceOption = ['-w, --workspace <file>', 'workspace to use, a .longshort file'] as const;

/**
 * Opens a workspace with all services for the time of `work`, and closes it again whatever happens.
 * `whenMissing` says whether a file that is not there is made.
 */
export async function withWorkspace<T>(
  options: WorkspaceOptions & { readonly whenMissing: 'create' | 'fail'; readonly emit?: Emit },
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const services = createServices({
    fork: forkInNode(__dirname),
    emit: options.emit ?? (() => undefined),
    clock: Date.now,
    log: createLog(join(tmpdir(), 'longshort-cli.log')),
    resources: { folder: join(__dirname, '../../resources') },
    parallelJobs: () => 1,
  });
  const path = resolve(options.workspace);
  try {
    if (existsSync(path)) await services.session.open(path);
    else if (options.whenMissing === 'create') {
      await services.session.create(path);
      note(`Made the workspace ${path}.`);
    } else
      throw new AppError(
        'notFound',
        `There is no workspace ${path}. Check the path, or import a file to make it.`,
      );
    return await work(services);
  } finally {
    await services.session.close();
  }
}
