import { app, type IpcMainInvokeEvent, session } from 'electron';
import { appOrigin, originOf } from './asset-path';

/** Where the window's page may come from: app:// in the product, the dev server under `npm run dev`. */
export function trustedOrigin(devServer: string | undefined): string {
  return devServer ? new URL(devServer).origin : appOrigin;
}

/** Is the call from the main frame of a page of ours? Anything else is refused. */
export function isTrustedSender(event: IpcMainInvokeEvent, origin: string): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && originOf(frame.url) === origin;
}

/** No page may leave, open windows, embed others or ask for permissions. */
export function lockDown(origin: string): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event, url) => {
      if (originOf(url) !== origin) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (originOf(event.url) !== origin) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  );
}
