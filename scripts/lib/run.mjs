import { spawn } from 'node:child_process';
import { node24, root, toolEnv } from './paths.mjs';
import { SetupError } from './say.mjs';

/**
 * Runs a program with `node_modules/.bin` first on PATH and waits for its end.
 * @returns {Promise<number>} its exit code; 128 where a signal ended it
 */
export function run(program, args, { env = {}, cwd = root, stdout = 'inherit', shell = false } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = [
      'inherit',
      stdout === 'stderr' ? process.stderr : /** @type {'inherit' | 'ignore'} */ (stdout),
      'inherit',
    ];
    const child = spawn(program, args, { cwd, env: toolEnv(env), stdio, shell });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 128));
  });
}

/** As `run`, on Node 24. */
export const runNode = (script, args = [], options = {}) => run(node24, [script, ...args], options);

/** As `run`, but a failure ends the script with a sentence. */
export async function must(what, promise) {
  const code = await promise;
  if (code !== 0) throw new SetupError(`${what} failed (exit code ${code}); its own words are above.`);
}

/** Runs a program and collects what it writes to standard output; standard error passes through unless `quiet`. */
export function capture(program, args, { env = {}, cwd = root, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: toolEnv(env),
      stdio: ['ignore', 'pipe', quiet ? 'ignore' : 'inherit'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code: code ?? 128, text: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}
