import { useSyncExternalStore } from 'react';

/**
 * Where the window is, kept whole in the hash (`#/compare?ids=1,2`), so that a page opens from `app://` without a
 * server. The two hooks go to wouter's Router, whose own hash hook would put the query before the hash.
 */
export const useHashPath = (): [string, typeof navigate] => [
  useSyncExternalStore(listen, currentPath),
  navigate,
];
useHashPath.hrefs = (href: string): string => `#${href}`;

export const useHashSearch = (): string => useSyncExternalStore(listen, currentSearch);

/** Goes to a page: `navigate('/runs/12')`. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const hash = `#${to}`;
  if (hash === window.location.hash) return;
  if (replace) history.replaceState(null, '', hash);
  else history.pushState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

const currentHash = (): string => window.location.hash.replace(/^#?\/?/, '/');
const currentPath = (): string => currentHash().split('?')[0] ?? '/';
const currentSearch = (): string => currentHash().split('?')[1] ?? '';

function listen(onChange: () => void): () => void {
  addEventListener('hashchange', onChange);
  addEventListener('popstate', onChange);
  return () => {
    removeEventListener('hashchange', onChange);
    removeEventListener('popstate', onChange);
  };
}
