import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './paths.mjs';

/** Enough to know what was expected and where; the rest stands further up in the log. */
const linesShown = 20;

/**
 * The tests that failed and why, from Vitest's JSON report: said again at the end of `npm test`, as hundreds of lines follow where it
 * was said first and often only the end of a log is kept.
 * @returns {string[]}
 */
export function vitestFailures(report) {
  return report.testResults.flatMap((file) => {
    const name = relative(root, file.name);
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [failure(name, [file.message])];
    return failed.map((test) => failure(`${name} > ${test.fullName}`, test.failureMessages));
  });
}

/** The same of Playwright's report, whose suites hold suites. @returns {string[]} */
export function playwrightFailures(report) {
  const specs = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specs)];
  const outside = report.errors.map((error) => failure('outside the tests', [error.message ?? '']));
  const failed = report.suites.flatMap(specs).filter(({ ok }) => !ok);
  return [
    ...outside,
    ...failed.map((spec) => failure(`${spec.file}:${spec.line} > ${spec.title}`, messages(spec))),
  ];
}

function messages(spec) {
  const results = spec.tests.flatMap((test) => test.results);
  return results.flatMap((result) => result.errors).map((error) => error.message ?? '');
}

function failure(title, said) {
  const lines = stripVTControlCharacters(said.join('\n')).trimEnd().split('\n').filter(isOurs);
  const shown = lines.length > linesShown ? [...lines.slice(0, linesShown), '...'] : lines;
  return [`✗ ${title}`, ...shown.map((line) => `    ${line}`)].join('\n');
}

/** Stacks end in the runner's own files. */
const isOurs = (line) => !/^\s+at .*node_modules/.test(line);
