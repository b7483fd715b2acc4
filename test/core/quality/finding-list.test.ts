import { FindingList, findingsKept } from '@core/quality/finding-list';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBars, findingsOf, summaryOf } from './check-with';
import { walkAt, workingDays } from './generated';

const found = (from: number, weight: number, severity: 'warning' | 'note' = 'warning') => ({
  severity,
  from,
  to: from,
  count: 1,
  weight,
  message: () => `At ${from}.`,
});

describe('a list of findings', () => {
  it('counts all, keeps the gravest and shows them in order of time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 1500 }), (weights) => {
        const list = new FindingList('gap', new Set());
        for (const [from, weight] of weights.entries()) list.add(found(from, weight));
        const { total, findings } = list.group();
        expect(total).toBe(weights.length);
        expect(findings).toHaveLength(Math.min(weights.length, findingsKept));
        const kept = findings.map(({ from }) => from);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        const least = Math.min(...kept.map((from) => weights[from]!));
        const isKept = new Set(kept);
        expect(weights.every((weight, from) => isKept.has(from) || weight <= least)).toBe(true);
      }),
    );
  });

  it('keeps a warning before any note', () => {
    const list = new FindingList('gap', new Set());
    list.add(found(0, 0));
    for (let i = 1; i <= 1000; i += 1) list.add(found(i, i, 'note'));
    expect(list.group().findings[0]).toMatchObject({ from: 0, severity: 'warning' });
  });

  it('leaves out what was dismissed, and says how many', () => {
    const bars = walkAt(workingDays(1000));
    bars.close[500] = bars.high[500] = bars.close[500]! * 1.5;
    const [finding] = findingsOf(checkBars(bars), 'bad-tick');
    const report = checkBars(bars, { dismissed: new Set([finding!.fingerprint]) });
    expect(summaryOf(report)).toBe('');
    expect(report.dismissed).toBe(1);
  });
});
