import { _electron } from '@playwright/test';
import { root } from './paths.mjs';

/**
 * Starts an app in Electron under Playwright's control: this checkout's build, or the program at `executablePath`.
 * @param {{ app?: string, executablePath?: string, args?: string[], env?: Record<string, string> }} options
 */
export function launch({ app = root, executablePath, args = [], env = {} } = {}) {
  return _electron.launch({
    executablePath,
    args: executablePath ? args : [app, ...args],
    cwd: root,
    env: /** @type {Record<string, string>} */ ({ ...process.env, ...env }),
  });
}
