import { parseSpec } from '@core/spec/parse-spec';
import type { ExperimentSpec } from '@shared/spec';

/** A small valid experiment; `changes` replaces whole sections. */
export function makeSpec(changes: Readonly<Record<string, unknown>> = {}): ExperimentSpec {
  return parseSpec({
    name: 'Test',
    data: { series: 'Sample' },
    features: [{ kind: 'rsi', period: 5 }, { kind: 'return' }, { kind: 'volumeZscore', period: 10 }],
    window: { lookback: 4 },
    ...changes,
  });
}
