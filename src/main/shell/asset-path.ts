import { extname, join, normalize, sep } from 'node:path';

/** Of the window's page. */
export const appOrigin = 'app://longshort';
/** Of the page that trains on the graphics card; main answers no calls from it. */
export const gpuOrigin = 'app://gpu';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** File for an address of `origin`, null for another host, an unknown kind of file or a path that leaves `folder`. */
export function resolveAsset(folder: string, url: string, origin = appOrigin): string | null {
  const { pathname } = new URL(url);
  if (originOf(url) !== origin) return null;
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

/** @param path an asset that `resolveAsset` let through. */
export function contentTypeOf(path: string): string {
  return contentTypes[extname(path)] ?? 'application/octet-stream';
}

/** `URL.origin` is "null" for schemes it does not know, so app:// is put together by hand. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
