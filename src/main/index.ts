import { join } from 'node:path';
import type { AppInfo } from '@shared/app';
import { toEnvelope } from '@shared/errors';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { handleCalls } from './ipc/handle';
import { createHandlers } from './ipc/handlers';
import type { Emit } from './jobs/board';
import { forkInElectron } from './jobs/fork-electron';
import { createGpuPorts } from './jobs/gpu-ports';
import { createLog } from './log';
import { createServices } from './services/app';
import { fillFirstWorkspace } from './services/first-workspace';
import { openPreferences } from './services/preferences';
import { allowWebGpu } from './shell/allow-webgpu';
import { systemDialogs } from './shell/dialogs';
import { openGpuPage } from './shell/gpu-page';
import { installMenu } from './shell/menu';
import { declareScheme, servePages } from './shell/protocol';
import { isTrustedSender, lockDown, trustedOrigin } from './shell/security';
import { openAtStart, workspaceArgument } from './shell/start-workspace';
import { webGpuMode } from './shell/webgpu-switches';
import { openWindow } from './shell/window';
import { sqliteVersion } from './storage/open';

const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const clock = Date.now;
const webGpu = webGpuMode(process.env.LONGSHORT_WEBGPU);

declareScheme();
allowWebGpu(webGpu);
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

/** Puts the app together: the only place where the rooms of main meet. */
function start(): void {
  const data = app.getPath('userData');
  const log = createLog(join(data, 'logs', 'longshort.log'));
  process.on('uncaughtException', log.error);
  process.on('unhandledRejection', log.error);
  const preferences = openPreferences(join(data, 'preferences.json'));
  nativeTheme.themeSource = preferences.settings().theme;

  const window = (): BrowserWindow | undefined => BrowserWindow.getAllWindows()[0];
  const emit: Emit = (name, payload) => window()?.webContents.send(name, payload);
  const openGpu = (onGone: () => void) => openGpuPage(webGpu === 'software', { report: log.error, onGone });
  const gpu = createGpuPorts({ open: webGpu === 'off' ? null : openGpu, report: log.error });
  const services = createServices({
    fork: forkInElectron(__dirname, gpu),
    emit: showProgress(emit, window),
    clock,
    log,
    resources: { folder: join(__dirname, '../../resources') },
    parallelJobs: () => preferences.settings().parallelJobs,
    speedFile: join(data, 'device-speeds.json'),
    checkpointFile: join(__dirname, 'checkpoint.cjs'),
  });
  const origin = trustedOrigin(devServer);
  lockDown(origin);
  servePages({ window: join(__dirname, '../renderer'), gpu: join(__dirname, '../gpu-page') });
  const dialogs = systemDialogs(() => window() ?? openWindow(preferences, devServer));
  const tell = (error: unknown): void => {
    log.error(error);
    emit('problem', toEnvelope(error));
  };
  const open = async (asked: string | null): Promise<void> => {
    try {
      const places = { asked, first: firstWorkspacePath() };
      const isNew = await openAtStart(services, preferences, places, clock());
      // While the window is still loading, so that its first page has not to wait for them.
      if (services.session.status().state === 'open') services.table.warm();
      if (isNew) void fillFirstWorkspace(services.importing, services.resources, emit).catch(tell);
    } catch (error) {
      // Without a workspace the welcome page says it.
      if (services.session.status().state === 'open') tell(error);
      else log.error(error);
    }
  };
  const opened = open(workspaceArgument(process.argv, process.cwd()));
  const handlers = createHandlers({
    services,
    preferences,
    dialogs,
    info: appInfo(log.path),
    emit,
    clock,
    opened,
    onTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
  });
  handleCalls(handlers, (event) => isTrustedSender(event, origin), log, services.session.explain);

  openWindow(preferences, devServer);
  installMenu((command) => emit('command', { command }));
  app.on('second-instance', (_event, argv, folder) => {
    focus(window());
    const asked = workspaceArgument(argv, folder);
    if (asked) void open(asked);
  });
  // macOS hands a double-clicked workspace over as an event instead of an argument.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void open(path);
  });
  app.on('activate', () => focus(window() ?? openWindow(preferences, devServer)));
  app.on('window-all-closed', () => app.quit());
  stopBeforeQuit(() => services.session.close().finally(gpu.close));
}

/** Trainings are stopped and the workspace closed before the app goes; their runs can be resumed. */
function stopBeforeQuit(close: () => Promise<void>): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void close().finally(() => {
      isClosed = true;
      // Not before the event is over: until then Electron takes itself to be quitting and ignores the call.
      setImmediate(() => app.quit());
    });
  });
}

/** Mirrors the progress of the jobs on the taskbar. */
function showProgress(emit: Emit, window: () => BrowserWindow | undefined): Emit {
  return (name, payload) => {
    emit(name, payload);
    if (name === 'job.progress' && 'fraction' in payload) window()?.setProgressBar(payload.fraction);
    if (name === 'changed' && 'topic' in payload && payload.topic === 'jobs') window()?.setProgressBar(-1);
  };
}

function focus(window: BrowserWindow | undefined): void {
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
}

function firstWorkspacePath(): string {
  return join(app.getPath('documents'), 'Longshort', 'My workspace.longshort');
}

function appInfo(logPath: string): AppInfo {
  const { electron = 'unknown', chrome = 'unknown', node } = process.versions;
  const platform = `${process.platform} ${process.arch}`;
  return { version: __APP_VERSION__, electron, chrome, node, sqlite: sqliteVersion(), platform, logPath };
}
