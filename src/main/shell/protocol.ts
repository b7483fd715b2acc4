import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

export const appOrigin = 'app://longshort';

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

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

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

/** File for an app:// address, null for another host, an unknown kind of file or a path that leaves `folder`. */
export function resolveAsset(folder: string, url: string): string | null {
  const { host, pathname } = new URL(url);
  if (`app://${host}` !== appOrigin) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const path = normalize(join(folder, decoded === '/' ? 'index.html' : decoded));
  if (!path.startsWith(folder + sep)) return null;
  return extname(path) in contentTypes ? path : null;
}

function headersFor(path: string): Record<string, string> {
  return {
    'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  };
}
