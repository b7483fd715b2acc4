import { suggestJoin, suggestName } from '@renderer/features/experiments/auxiliary/suggest';
import { experimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { seriesLike } from './series-like';

describe('the suggested name of a joined series', () => {
  it('is the name of the series as a formula can say it', () => {
    expect(suggestName('VIX', [])).toBe('vix');
    expect(suggestName('S&P 500 (daily)', [])).toBe('s_p_500_daily');
    expect(suggestName('Überschuß 3', [])).toBe('uberschu_3');
    expect(suggestName('10y yield', [])).toBe('x_10y_yield');
  });

  it('is free: no other series has it and no column of the bars', () => {
    expect(suggestName('VIX', ['vix', 'vix_2'])).toBe('vix_3');
    expect(suggestName('Close', [])).toBe('close_2');
  });

  it('is one that the schema accepts, whatever the series is called', () => {
    for (const name of [
      '沪深300',
      '***',
      '7',
      'A very long name of a series that nobody would type twice',
      'é',
    ])
      for (const taken of [[], [suggestName(name, [])]]) {
        const join = { ...suggestJoin(seriesLike({ name }), taken) };
        const parsed = experimentSpec.shape.data.safeParse({ series: 'S', auxiliary: [join] });
        expect(parsed.error?.issues, name).toBeUndefined();
      }
  });
});

describe('the suggested timing', () => {
  const stamped = (change: object) => suggestJoin(seriesLike({ name: 'A', ...change }), []).stamped;

  it('takes bars and daily values as stamped where their interval begins', () => {
    expect(stamped({})).toBe('start');
    expect(stamped({ kind: 'scalar' })).toBe('start');
  });

  it('takes snapshots and values at any moment as stamped when they were known', () => {
    expect(stamped({ kind: 'depth', intervalMs: 60_000 })).toBe('end');
    expect(stamped({ kind: 'scalar', intervalMs: 3_512_000 })).toBe('end');
  });
});
