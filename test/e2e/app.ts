import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

/** A folder that is gone after the test. It is also the user's home, so that no test sees another's files. */
export interface Home {
  readonly folder: string;
  path(name: string): string;
}

export interface LaunchOptions {
  /** Workspace named on the command line; a new one is made there, with the sample. Null names none. */
  readonly workspace?: string | null;
  /** Where its data lies; an app beside the first one needs a place of its own. */
  readonly home?: Home;
  /** Variables beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Longshort in a real Electron. */
export interface LongshortApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Errors of the console and uncaught ones of the window, so far. */
  readonly faults: string[];
  /** Faults that a test provokes: what matches one of these fails no test, whenever it arrives. */
  readonly expectedFaults: RegExp[];
  close(): Promise<void>;
  /** SIGKILL to the main process; resolves when that is gone. */
  kill(): Promise<void>;
}

interface Fixtures {
  readonly home: Home;
  /** Starts Longshort. What still runs at the end of the test is closed, and nothing may have gone wrong in it. */
  readonly launch: (options?: LaunchOptions) => Promise<LongshortApp>;
  /** A first start, whose new workspace has the sample and the example in it. */
  readonly app: LongshortApp;
  readonly page: Page;
}

export const projectRoot = join(import.meta.dirname, '../..');
export const firstWorkspace = (home: Home): string => home.path('first.longshort');

export const test = base.extend<Fixtures>({
  home: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'longshort-e2e-'));
    await use({ folder, path: (name) => join(folder, name) });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ home }, use) => {
    const apps: LongshortApp[] = [];
    const homes = new Set<Home>();
    await use(async ({ workspace = firstWorkspace(home), home: place = home, environment = {} } = {}) => {
      const app = await start(argumentsFor(place, workspace), { ...environmentOf(place), ...environment });
      apps.push(app);
      homes.add(place);
      return app;
    });
    for (const app of apps) await app.close();
    expect([...apps.flatMap(unexpectedFaults), ...[...homes].flatMap(unexpectedInLog)]).toEqual([]);
  },
  app: async ({ launch }, use) => use(await launch()),
  page: async ({ app }, use) => use(app.page),
});

/** Command line of an app with its data below `home`. Electron refuses its sandbox to root. */
export function argumentsFor(home: Home, workspace: string | null): string[] {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const named = workspace === null ? [] : [`--workspace=${workspace}`];
  return [projectRoot, ...sandbox, `--user-data-dir=${home.path('data')}`, ...named];
}

export const environmentOf = (home: Home): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))),
  HOME: home.folder,
});

async function start(args: string[], env: Record<string, string>): Promise<LongshortApp> {
  const electron = await _electron.launch({ args, cwd: projectRoot, env });
  const child = electron.process();
  const exited = once(child, 'exit');
  const hasExited = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const page = await electron.firstWindow();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`window: ${error.stack ?? error.message}`));
  page.on('crash', () => faults.push('window: crashed'));
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
  return {
    electron,
    page,
    faults,
    expectedFaults: [],
    async close() {
      if (!hasExited()) await electron.close();
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Windows of the app, seen or not. Playwright counts the page that trains on the graphics card too, which is in none. */
export const windowCount = ({ electron }: LongshortApp): Promise<number> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

const unexpectedFaults = ({ faults, expectedFaults }: LongshortApp): readonly string[] =>
  faults.filter((fault) => !expectedFaults.some((expected) => expected.test(fault)));

/** Errors that main did not make a sentence of: the log has their stack, and the sentences of the others. */
function unexpectedInLog(home: Home): readonly string[] {
  const path = home.path('data/logs/longshort.log');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => /^\S+ error \w*Error\b/.test(line)).map((line) => `main: ${line}`);
}
