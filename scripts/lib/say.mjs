import { inspect } from 'node:util';

/**
 * What the scripts have to tell goes to standard error: standard output belongs to results, so that
 * `npm run -s cli -- run ... --json` can be piped.
 */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** An error whose message is all the user needs to read. */
export class SetupError extends Error {}

/** Runs a script's main function: a `SetupError` ends it with its sentence, anything else with its stack. */
export async function main(run) {
  try {
    const code = await run();
    process.exitCode = typeof code === 'number' ? code : 0;
  } catch (error) {
    say(error instanceof SetupError ? error.message : inspect(error));
    process.exitCode = 1;
  }
}
