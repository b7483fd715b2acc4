import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { root } from './paths.mjs';

/** Chromium's sandbox cannot be had by root. */
export const rootArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The runtime of this checkout; asked for late, since set-up may only just have brought it. */
export const electronPath = () => createRequire(import.meta.url)('electron');

/**
 * Starts an Electron program and takes hold of its window through Chromium's own protocol, which a package with
 * its inspector switched off still speaks.
 * @param {{ program?: string, args: string[], env?: Record<string, string> }} options
 */
export async function startApp({ program = electronPath(), args, env = {} }) {
  const child = spawn(program, [...rootArgs, '--remote-debugging-port=0', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  };
  process.once('exit', () => child.kill('SIGKILL'));
  try {
    const browser = await chromium.connectOverCDP(await debuggerAddress(child));
    return { page: await firstPage(browser), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function debuggerAddress(child) {
  return new Promise((resolve, reject) => {
    let words = '';
    child.stderr.on('data', (data) => {
      words += data;
      const found = /DevTools listening on (ws:\S+)/.exec(words);
      if (found) resolve(found[1]);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The app ended with code ${code} at its start:\n${words}`)),
    );
  });
}

async function firstPage(browser) {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    // Not the page that trains on the graphics card, which is in no window.
    const page = browser
      .contexts()[0]
      ?.pages()
      .find((one) => one.url().startsWith('app://longshort/'));
    if (page) return page;
    await sleep(100);
  }
  throw new Error('The app opened no window within 30 seconds.');
}
