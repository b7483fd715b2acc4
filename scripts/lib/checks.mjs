import { at } from './paths.mjs';
import { runNode } from './run.mjs';
import { say } from './say.mjs';

const checks = [
  { name: 'format and lint', script: 'node_modules/@biomejs/biome/bin/biome', args: ['check', '.'] },
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['-b'] },
];

/** Format, lint and types; each counts as one passed or failed. */
export async function runChecks() {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, script, args } of checks) {
    const passed = (await runNode(at(script), args)) === 0;
    say(`${passed ? '✓' : '✗'} ${name}`);
    count[passed ? 'passed' : 'failed'] += 1;
  }
  return count;
}
