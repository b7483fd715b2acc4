import type { StoredBars } from '@core/bars';
import { type PreparedExperiment, prepareExperiment } from '@core/dataset/prepare';
import { parseSpec } from '@core/spec/parse-spec';
import { walkBars } from '../../main/sample-bars';

const day = 86_400_000;

/** A spec's experiment on daily bars; of a panel its series have bars of their own. */
export function prepared(
  change: object,
  series: readonly StoredBars[] = [walkBars(700)],
): PreparedExperiment {
  const names = series.map((_, place) => `S${place}`);
  const spec = parseSpec({
    name: 'Small',
    data: { series: 'S0', panel: names.slice(1) },
    features: [
      { kind: 'return', period: 1 },
      { kind: 'rsi', period: 14 },
    ],
    window: { lookback: 5 },
    ...change,
  });
  const sources = series.map((bars) => ({
    data: { kind: 'bars', bars } as const,
    intervalMs: day,
    actions: [],
  }));
  const panel = sources.slice(1).map((source, place) => ({ name: names[place + 1]!, source }));
  return prepareExperiment(spec, { series: sources[0]!, auxiliary: new Map(), panel });
}
