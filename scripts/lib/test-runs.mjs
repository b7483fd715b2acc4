import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { devicesTested } from './devices-tested.mjs';
import { withDisplay } from './display.mjs';
import { playwrightFailures, vitestFailures } from './failures.mjs';
import { at } from './paths.mjs';
import { runNode } from './run.mjs';
import { say } from './say.mjs';

const results = at('test-results');

/** The unit and integration tests. @returns {Promise<Count>} */
export async function runVitest() {
  const report = reportFile('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runNode(at('node_modules/vitest/vitest.mjs'), ['run', ...reporters]);
  return count('vitest', code, report, (result) => ({
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
    failures: vitestFailures(result),
    devices: devicesTested(result),
  }));
}

/** The tests in real Electron, on a virtual display where there is no other. @returns {Promise<Count>} */
export async function runPlaywright() {
  const report = reportFile('playwright.json');
  const program = at('node_modules/@playwright/test/cli.js');
  const code = await withDisplay((display) => {
    const env = { ...display, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    return runNode(program, ['test', '--reporter=list,json'], { env });
  });
  return count('Playwright', code, report, (result) => ({
    passed: result.stats.expected,
    failed: result.stats.unexpected + result.stats.flaky,
    skipped: result.stats.skipped,
    failures: playwrightFailures(result),
  }));
}

/** @typedef {{ passed: number, failed: number, skipped: number, failures?: string[], devices?: string[] }} Count */

/** A report of an earlier run must not be read as this one's. */
function reportFile(name) {
  mkdirSync(results, { recursive: true });
  rmSync(at('test-results', name), { force: true });
  return at('test-results', name);
}

/** What the report counts; a runner that crashed, ran nothing or failed outside a test counts as one failure. */
function count(runner, code, report, read) {
  /** @type {Count} */
  let found;
  try {
    found = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    say(`✗ ${runner} left no report (exit code ${code}): ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (found.failed > 0) return found;
  if (code === 0 && found.passed > 0) return found;
  say(`✗ ${runner} ${code === 0 ? 'ran no test' : `failed outside its tests (exit code ${code})`}.`);
  return { ...found, failed: 1 };
}
