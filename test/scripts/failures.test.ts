import { join } from 'node:path';
import { expect, it } from 'vitest';
import { playwrightFailures, vitestFailures } from '../../scripts/lib/failures.mjs';
import { root } from '../../scripts/lib/paths.mjs';

const runner = join(root, 'node_modules/vitest/dist/chunks/run.js');

it('names every failed test with its file and why, without the stack in the runner', () => {
  const message = `AssertionError: expected 1 to be 2\n    at ${root}/test/a.test.ts:2:7\n    at file://${runner}:1:2`;
  const assertionResults = [
    { status: 'passed', fullName: 'works', failureMessages: [] },
    { status: 'failed', fullName: 'adds up', failureMessages: [message] },
  ];
  expect(
    vitestFailures({
      testResults: [{ name: join(root, 'test/a.test.ts'), status: 'failed', assertionResults }],
    }),
  ).toEqual([
    `✗ test/a.test.ts > adds up\n    AssertionError: expected 1 to be 2\n        at ${root}/test/a.test.ts:2:7`,
  ]);
});

it('names a file that failed before its tests', () => {
  const file = {
    name: join(root, 'test/a.test.ts'),
    status: 'failed',
    message: 'no module',
    assertionResults: [],
  };
  expect(vitestFailures({ testResults: [file] })).toEqual(['✗ test/a.test.ts\n    no module']);
});

it('finds the failed tests in nested suites of Electron, and what failed outside of them', () => {
  const failed = { errors: [{ message: '\u001b[31mtimed out\u001b[39m' }] };
  const spec = { file: 'a.test.ts', line: 3, title: 'opens', ok: false, tests: [{ results: [failed] }] };
  const suites = [{ specs: [{ ...spec, ok: true }], suites: [{ specs: [spec] }] }];
  expect(playwrightFailures({ errors: [{ message: 'no display' }], suites })).toEqual([
    '✗ outside the tests\n    no display',
    '✗ a.test.ts:3 > opens\n    timed out',
  ]);
});

it('cuts what is long', () => {
  const failureMessages = [Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n')];
  const assertionResults = [{ status: 'failed', fullName: 'is long', failureMessages }];
  const [only = ''] = vitestFailures({
    testResults: [{ name: join(root, 'a.test.ts'), status: 'failed', assertionResults }],
  });
  expect(only.split('\n')).toHaveLength(22);
  expect(only).toMatch(/line 19\n {4}\.\.\.$/);
});
