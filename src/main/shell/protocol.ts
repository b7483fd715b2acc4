import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentTypeOf, resolveAsset } from './asset-path';

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

/** Must run before the app is ready: gives app:// the standing of https. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer from `folder` under app://longshort/. */
export function serveRenderer(folder: string): void {
  protocol.handle('app', async (request) => {
    const path = resolveAsset(folder, request.url);
    if (path === null) return new Response('Not found', { status: 404 });
    try {
      return new Response(await readFile(path), { headers: headersFor(path) });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

function headersFor(path: string): Record<string, string> {
  return {
    'content-type': contentTypeOf(path),
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  };
}
