import { resolve } from 'node:path';

/** A path as typed: npm runs programs in the package's folder, whatever folder it was called in. */
export function fromWhereCalled(path) {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
