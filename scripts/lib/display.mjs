import { spawn } from 'node:child_process';
import { hasDisplay } from './system-libraries.mjs';

/**
 * Calls `work` with the environment of a display: the machine's own, or a virtual one that ends with it.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} work
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work({});
  const server = await startXvfb();
  try {
    return await work({ DISPLAY: server.display });
  } finally {
    server.child.kill();
  }
}

/** Xvfb picks a free number itself and writes it to the file descriptor it is given. */
async function startXvfb() {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  process.once('exit', () => child.kill());
  const number = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code} before it had a display.`)));
    child.stdio[3]?.once('data', (data) => resolve(String(data).trim()));
  });
  return { child, display: `:${number}` };
}
