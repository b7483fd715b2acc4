/**
 * The devices that the device suite was run on, from Vitest's JSON report: one line each, with what came of it. The suite leaves the
 * label of the device with each of its tests (test/suites/device-suite.ts).
 * @returns {string[]}
 */
export function devicesTested(report) {
  const counts = new Map();
  for (const { status, meta } of report.testResults.flatMap((file) => file.assertionResults)) {
    if (typeof meta?.device !== 'string') continue;
    const count = counts.get(meta.device) ?? { passed: 0, failed: 0 };
    count[status === 'passed' ? 'passed' : 'failed'] += 1;
    counts.set(meta.device, count);
  }
  return [...counts].map(([device, { passed, failed }]) => `${device}: ${passed} passed, ${failed} failed`);
}
