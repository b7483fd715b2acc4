import { baselineReport } from '@core/baselines/report';
import type { BaselineResult } from '@shared/run-report';
import { experimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';

const { label } = experimentSpec.parse({ name: 'A', data: { series: 'S' }, features: [{ kind: 'rsi' }] });
const failed = (kind: BaselineResult['kind'], name: string): BaselineResult => ({
  kind,
  name,
  problem: 'It has no rows.',
  notes: [],
  seconds: 0,
  test: null,
  tests: [],
  againstChance: null,
});

describe('what is said of a run beside its baselines', () => {
  it('is a sentence for each, and the others that fit its label', () => {
    const results = [failed('logistic', 'Logistic regression'), failed('persistence', 'Persistence')];
    const { verdicts, chance, more } = baselineReport(results, label);
    expect(verdicts).toEqual([
      'The LSTM was not compared with logistic regression. It has no rows.',
      'The LSTM was not compared with persistence. It has no rows.',
    ]);
    expect(chance).toBeNull();
    const kinds = more.map(({ kind }) => kind);
    expect(kinds).toContain('forest');
    expect(kinds).toContain('gru');
    expect(kinds).not.toContain('logistic');
    expect(kinds).not.toContain('garch');
  });
});
