import { existsSync, readdirSync, statSync } from 'node:fs';
import { at } from './paths.mjs';

/** The packages in dist/, with their sizes. */
export function artifacts() {
  if (!existsSync(at('dist'))) return [];
  return readdirSync(at('dist'))
    .filter((name) => /\.(deb|tar\.gz|AppImage|rpm|exe|dmg|zip)$/.test(name))
    .map((name) => ({
      name,
      path: at('dist', name),
      megabytes: (statSync(at('dist', name)).size / 1e6).toFixed(1),
    }));
}
