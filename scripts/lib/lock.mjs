import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { scratch } from './paths.mjs';
import { say } from './say.mjs';

/**
 * Runs `work` while no other process of this checkout does anything under the same name: two terminals that start
 * at once do the work one after the other. A lock whose holder has died is taken over.
 */
export async function alone(name, work) {
  const path = scratch(`${name}.lock`);
  for (let waited = false; !take(path); waited = true) {
    if (!waited) say(`Waiting for another ${name} of this checkout to finish ...`);
    await sleep(250);
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (!isHolderAlive(path)) rmSync(path, { force: true });
    return false;
  }
}

function isHolderAlive(path) {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return true;
  } catch (error) {
    // EPERM: alive, and another user's. ENOENT: just released.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
