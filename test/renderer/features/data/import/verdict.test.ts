import { obstacleOf } from '@renderer/features/data/import/verdict';
import type { Finding, ImportOptions, ImportPreview } from '@shared/series';
import { describe, expect, it } from 'vitest';

const options: ImportOptions = {
  kind: 'bars',
  delimiter: ',',
  hasHeader: true,
  decimal: '.',
  dateFormat: 'auto-iso',
  timeZone: 'UTC',
  columns: ['time', 'close'],
};

const previewWith = (bars: number, findings: readonly Finding[] = []): ImportPreview => ({
  path: '/a.csv',
  fileName: 'a.csv',
  sizeBytes: 10,
  place: 'line',
  suggestedName: 'a',
  options,
  header: ['Date', 'Close'],
  sample: [],
  report: { rows: bars, bars, firstTime: null, lastTime: null, intervalMs: null, findings },
});

const ready = {
  preview: previewWith(5),
  options,
  name: 'a',
  takenNames: ['b'],
  isChecking: false,
  problem: null,
};
const finding = (severity: Finding['severity']): Finding => ({
  kind: 'bad-row',
  severity,
  count: 1,
  message: 'Line 3 has no date.',
  examples: [],
});

describe('what keeps a file out', () => {
  it('is nothing when it is read, whole and named', () => {
    expect(obstacleOf(ready)).toBeNull();
  });

  it('is an error in the report, counted, while a warning is not', () => {
    const withError = { ...ready, preview: previewWith(5, [finding('warning'), finding('error')]) };
    expect(obstacleOf(withError)).toContain('1 error above');
    expect(obstacleOf({ ...ready, preview: previewWith(5, [finding('warning')]) })).toBeNull();
  });

  it('is a check under way, since the report is of other options', () => {
    expect(obstacleOf({ ...ready, isChecking: true })).not.toBeNull();
  });

  it('is what main refused to read it for', () => {
    expect(obstacleOf({ ...ready, problem: 'There is no time zone “Mars”.' })).toContain('Mars');
  });

  it('is a missing or taken name, and a file without bars', () => {
    expect(obstacleOf({ ...ready, name: '  ' })).toContain('needs a name');
    expect(obstacleOf({ ...ready, name: ' b ' })).toContain('“b” already');
    expect(obstacleOf({ ...ready, preview: previewWith(0) })).toContain('no bars');
  });
});
