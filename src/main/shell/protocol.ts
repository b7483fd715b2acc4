import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { appOrigin, contentTypeOf, gpuOrigin, originOf, resolveAsset } from './asset-path';

/** Only this origin, nothing remote, no eval, no inline script; Mantine and the charts set inline styles. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Its own script and worker, nothing else. */
const gpuSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready: gives app:// the standing of https. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Folders of the built pages. */
export interface PageFolders {
  readonly window: string;
  readonly gpu: string;
}

/** Serves the window's page under app://longshort/ and the GPU page under app://gpu/. */
export function servePages(folders: PageFolders): void {
  const sites = new Map([
    [appOrigin, { folder: folders.window, policy: contentSecurityPolicy }],
    [gpuOrigin, { folder: folders.gpu, policy: gpuSecurityPolicy }],
  ]);
  protocol.handle('app', async ({ url }) => {
    const origin = originOf(url);
    const site = sites.get(origin);
    const path = site ? resolveAsset(site.folder, url, origin) : null;
    if (site === undefined || path === null) return notFound();
    try {
      return new Response(await readFile(path), { headers: headersFor(path, site.policy) });
    } catch {
      return notFound();
    }
  });
}

const notFound = (): Response => new Response('Not found', { status: 404 });

function headersFor(path: string, policy: string): Record<string, string> {
  return {
    'content-type': contentTypeOf(path),
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  };
}
