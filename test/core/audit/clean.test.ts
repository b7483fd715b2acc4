import { auditRun } from '@core/audit/audit';
import { auditChecks } from '@shared/audit';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { auditedRun, honestTools, noise, scalar, walk } from './subject';

const features = [{ kind: 'rsi', period: 5 }, { kind: 'return' }, { kind: 'volumeZscore', period: 10 }];

const bars = walk();
const mood = { name: 'mood', series: 'Mood', stamped: 'start' };
const withMood = {
  series: { data: { kind: 'bars' as const, bars }, intervalMs: 86_400_000, actions: [] },
  panel: [],
  auxiliary: new Map([['mood', scalar(bars.time, noise(bars.time.length, 7))]]),
};

const clean = {
  'a chronological run': auditedRun(makeSpec({ features }), bars),
  'a k-fold run of three seeds with an embargo, calibrated, by expected value': auditedRun(
    makeSpec({
      features,
      seeds: 3,
      split: { kind: 'kFold', folds: 4, embargo: 5 },
      decision: { threshold: 'expectedValue', calibration: 'platt' },
    }),
    bars,
  ),
  'a run beside a joined series, scaled by quantiles': auditedRun(
    makeSpec({
      data: { series: 'Sample', auxiliary: [mood] },
      features: [...features, { kind: 'seriesLevel', series: 'mood' }],
      scaler: { kind: 'quantile' },
    }),
    withMood,
  ),
};

describe.each(Object.entries(clean))('%s', (_, subject) => {
  it('passes everything', async () => {
    const { verdict, findings } = await auditRun(subject, honestTools);
    const others = findings.filter((finding) => finding.verdict === 'fail' || finding.verdict === 'warning');
    expect(others).toEqual([]);
    expect(verdict).toBe('pass');
    expect(findings.map(({ key }) => key)).toEqual([...auditChecks]);
    for (const { evidence } of findings) {
      expect(evidence).toMatch(/^[A-Z0-9].*\.$/);
      expect(evidence).not.toMatch(/NaN|undefined|null/);
    }
  });
});
