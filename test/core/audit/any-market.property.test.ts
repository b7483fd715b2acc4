import type { AuditSubject } from '@core/audit/check';
import { scaledMatrix } from '@core/audit/checks/scaled-matrix';
import { truncation } from '@core/audit/checks/truncation';
import { inlineColumns } from '@core/dataset/column-source';
import { prepareExperiment } from '@core/dataset/prepare';
import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataOfCase, type MarketCase, marketCases } from '../dataset/any-market';
import { makeSpec } from '../dataset/make-spec';
import { auditedRun, honestTools, walk } from './subject';

const features = [
  'pct(close, 1)',
  'log(high / low) + open / close',
  'volume / sma(volume, 2)',
  'pct(spy_close, 1) + spy_open / spy_high',
  'qqq_volume / qqq_close',
  'vix',
  'mood - lag(mood, 1)',
  'book_bid_size_1 / book_ask_size_3',
].map((formula) => ({ kind: 'formula', formula }));

const { run } = auditedRun(makeSpec(), walk(300));

/** What is audited of a market; null where the data cannot carry the spec. */
function subjectOf({ data: settings, auxiliary, ...one }: MarketCase): AuditSubject | null {
  const spec = makeSpec({
    data: { series: 'Sample', ...settings, auxiliary },
    features: [...features, { kind: 'weekday' }, { kind: 'timeOfDay' }],
    label: { kind: 'return' },
    window: { lookback: 2 },
    split: { train: 0.5, validation: 0.25, test: 0.25 },
  });
  const data = dataOfCase({ data: settings, auxiliary, ...one });
  try {
    const experiment = prepareExperiment(spec, data);
    return { data, openColumns: inlineColumns, experiment, dataset: experiment.dataset(0), run };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

describe('of any market, in any session, length and completeness, beside any series', () => {
  it('honest features pass, whatever is taken away after a bar', () => {
    let tried = 0;
    fc.assert(
      fc.property(marketCases, (one) => {
        const subject = subjectOf(one);
        if (subject === null) return;
        tried++;
        for (const check of [truncation, scaledMatrix])
          expect(check.find(subject, honestTools)).toMatchObject({ verdict: 'pass', remedy: null });
      }),
      { numRuns: 25 },
    );
    expect(tried).toBeGreaterThan(8);
  });
});
