import { z } from 'zod';

export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Trainings that run at the same time. */
  parallelJobs: z.int().min(1).max(16),
});
export type Settings = z.infer<typeof settings>;

export const appInfo = z.object({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  sqlite: z.string(),
  platform: z.string(),
  logPath: z.string(),
});
export type AppInfo = z.infer<typeof appInfo>;

export const workspaceStatus = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    path: z.string(),
    name: z.string(),
    sizeBytes: z.number(),
    schemaVersion: z.int(),
  }),
  /** No workspace is open; `problem` says why the last one could not be opened. */
  z.object({ state: z.literal('closed'), problem: z.string().nullable() }),
]);
export type WorkspaceStatus = z.infer<typeof workspaceStatus>;

export const recentWorkspace = z.object({
  path: z.string(),
  name: z.string(),
  openedAt: z.number(),
  isThere: z.boolean(),
});
export type RecentWorkspace = z.infer<typeof recentWorkspace>;

/** What the application menu asks the window to do. */
export const menuCommand = z.enum([
  'new-workspace',
  'open-workspace',
  'save-copy',
  'import',
  'import-folder',
  'new-experiment',
  'go-data',
  'go-experiments',
  'go-features',
  'go-sweeps',
  'go-runs',
  'go-compare',
  'go-settings',
  'shortcuts',
  'help',
]);
export type MenuCommand = z.infer<typeof menuCommand>;
