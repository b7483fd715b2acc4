import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { scratch } from './paths.mjs';
import { say } from './say.mjs';

const heartbeatSeconds = 2;
/** A holder that has not shown itself for so long is gone, even where another process got its number since. */
const silenceSeconds = 60;

/**
 * Runs `work` while no other process of this checkout does anything under the same name: two terminals that start
 * at once do the work one after the other. A lock whose holder has died is taken over.
 */
export async function alone(name, work) {
  const path = scratch(`${name}.lock`);
  for (let isWaiting = false; !take(path); isWaiting = true) {
    if (!isWaiting) say(`Waiting for another ${name} of this checkout to finish ...`);
    await sleep(250);
  }
  const showLife = () => existsSync(path) && utimesSync(path, new Date(), new Date());
  const heartbeat = setInterval(showLife, heartbeatSeconds * 1000);
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

function take(path) {
  if (create(path)) return true;
  if (!isHeld(path)) clear(path);
  return false;
}

/** One at a time, and only after another look: else one of two that saw a dead holder would remove the lock that the other then took. */
function clear(path) {
  const guard = `${path}.guard`;
  if (!create(guard)) {
    if (!isHeld(guard)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (!isHeld(path)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function create(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (code(error) !== 'EEXIST') throw error;
    return false;
  }
}

function isHeld(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > silenceSeconds * 1000) return false;
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return true;
  } catch (error) {
    // EPERM: alive, and another user's. ENOENT: just released, nothing to clear. ESRCH: dead.
    return code(error) !== 'ESRCH';
  }
}

const code = (error) => /** @type {NodeJS.ErrnoException} */ (error).code;
