import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { at } from '../../scripts/lib/paths.mjs';

/**
 * A Python that can do what `check` says: the one that the variable names, or one of the machine's; undefined where none can.
 * @param {{ check: string, variable: string }} wanted
 */
export function findPython({ check, variable }) {
  const names = [process.env[variable], 'python3', '/usr/bin/python3'].filter((name) => name !== undefined);
  return names.find((name) => spawnSync(name, ['-c', check]).status === 0);
}

/** Why a peer is left out, as a sentence. */
export const leftOut = (name, variable) =>
  `${name} is left out, since no Python here has it: name one that does in $${variable}.`;

/**
 * A program of bench/peers in a process of its own: it says what it is on its first line, and answers a line of JSON with a line of JSON.
 * @param {string} name as sentences call it
 */
export async function openLineProcess(name, python, program) {
  const child = spawn(python, [at('bench/peers', program)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${name} ended early; its own words are above.`);
    return JSON.parse(value);
  };
  const ask = (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return answer();
  };
  const { label } = await answer();
  return { label, ask, close: () => child.stdin.end() };
}
