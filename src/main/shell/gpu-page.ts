import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { type MessagePortMain, type WebContents, WebContentsView } from 'electron';
import { gpuOrigin } from './asset-path';

/** The hidden page whose worker serves the graphics card: where Electron lets WebGPU give its results back. */
export interface GpuPage {
  /** Has the worker serve its device on the port. */
  serve(port: MessagePortMain): void;
  close(): void;
}

interface PageEvents {
  /** Something went wrong in the worker, which goes on. */
  readonly report: (error: unknown) => void;
  /** The page has ended, by `close` or because its process died, and its ports with it. */
  readonly onGone: () => void;
}

/**
 * Loads the page, sandboxed as the window is, on an origin of its own that main answers no calls from. It is in no window, so that
 * it neither keeps the app open nor is taken for the one that the user sees.
 */
export async function openGpuPage(allowSoftware: boolean, { report, onGone }: PageEvents): Promise<GpuPage> {
  // Held by the page's own methods: a view that nothing holds is collected, and its page with it.
  const view = new WebContentsView({
    webPreferences: {
      preload: join(__dirname, '../preload/gpu-page.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  const contents = view.webContents;
  const close = (): void => {
    if (!contents.isDestroyed()) contents.close();
  };
  const end = (reason: string): void => {
    report(
      new AppError(
        'internal',
        `The GPU process ended (${reason}). The next run that asks for it starts it again.`,
      ),
    );
    close();
  };
  contents.once('destroyed', onGone);
  contents.once('render-process-gone', (_event, { reason }) => end(reason));
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  // Of this page alone, and text for the log.
  contents.ipc.on('problem', (_event, text: unknown) => report(text));
  contents.ipc.on('broken', (_event, text: unknown) => end(String(text)));
  await load(contents, `${gpuOrigin}/${allowSoftware ? '?software' : ''}`);
  return { serve: (port) => view.webContents.postMessage('port', null, [port]), close };
}

async function load(contents: WebContents, url: string): Promise<void> {
  try {
    await contents.loadURL(url);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('internal', `The GPU process could not be started (${reason}).`, [], { cause: error });
  }
}
