import { type ComparisonTerms, compare } from '@core/baselines/compare';
import type { JudgedRows } from '@core/baselines/judged-rows';
import { createRandom } from '@core/random';
import { dieboldMariano } from '@core/stats/paired/diebold-mariano';
import { mcnemarOf } from '@core/stats/paired/mcnemar';
import { experimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';

const { label } = experimentSpec.parse({ name: 'A', data: { series: 'S' }, features: [{ kind: 'rsi' }] });
const rows = 400;
const random = createRandom(3, 'compare');
const ups = Float64Array.from({ length: rows }, () => (random.next() < 0.5 ? 1 : 0));
const perDate = (count: number) => Int32Array.from({ length: rows }, (_, row) => Math.floor(row / count));
const returns = Float64Array.from({ length: rows }, () => 0.01 * random.normal());

/** Chances that lean to what comes by `edge`. */
function said(edge: number, change: Partial<JudgedRows> = {}): JudgedRows {
  return {
    moments: perDate(1),
    probability: ups.map((up) => 0.5 + edge * (up - 0.5) + 0.2 * (random.next() - 0.5)),
    probabilityDown: null,
    forecast: null,
    returns: returns.map((value) => value + edge * 0.01),
    ...change,
  };
}

const terms = (change: Partial<ComparisonTerms> = {}): ComparisonTerms => ({
  label,
  came: { outcome: ups, label: ups },
  barsPerYear: 252,
  seed: 1,
  ...change,
});

describe('a run compared with a baseline', () => {
  const [good, bad] = [said(0.2), said(0)];

  it('is better by all that is tested where it knows more, and worse the other way round', () => {
    const tests = compare(terms(), good, bad);
    expect(tests.map(({ test, what, verdict }) => [test, what, verdict])).toEqual([
      ['dieboldMariano', 'Log loss', 'better'],
      ['mcnemar', 'Accuracy', 'better'],
      ['ledoitWolf', 'Sharpe ratio', 'better'],
    ]);
    expect(tests[0]!.difference).toBeLessThan(0);
    expect(tests[1]!.difference).toBeGreaterThan(0);
    expect(compare(terms(), bad, good).map(({ verdict }) => verdict)).toEqual(['worse', 'worse', 'worse']);
  });

  it('is undecided against itself, without a p-value where there is nothing to test', () => {
    const tests = compare(terms(), good, good);
    expect(tests.map(({ verdict }) => verdict)).toEqual(['undecided', 'undecided', 'undecided']);
    expect(tests.map(({ p }) => p)).toEqual([null, null, null]);
    expect(tests.slice(0, 2).map(({ difference }) => difference)).toEqual([0, 0]);
  });

  it('counts by McNemar what only one of them got right', () => {
    const right = ({ probability }: JudgedRows) =>
      probability.map((p, row) => (p > 0.5 === (ups[row] === 1) ? 1 : 0));
    const [a, b] = [right(good), right(bad)];
    const only = (x: Float64Array, y: Float64Array) => x.filter((value, row) => value > y[row]!).length;
    const { p, difference } = compare(terms(), good, bad)[1]!;
    expect(p).toBe(mcnemarOf(only(a, b), only(b, a)).midP);
    expect(difference).toBeCloseTo((only(a, b) - only(b, a)) / rows, 12);
  });

  it('claims no log loss of a rule that says 0 and 1', () => {
    const rule = said(0, { probability: ups.map(() => 1) });
    expect(compare(terms(), good, rule)[0]).toMatchObject({ what: 'Log loss', difference: null, p: null });
    expect(compare(terms(), good, rule)[1]).toMatchObject({ what: 'Accuracy', verdict: 'better' });
  });

  it('does not take errors of overlapping labels, nor of rows of a date, for independent', () => {
    const ahead = compare(terms({ label: { ...label, horizon: 5 } }), good, bad);
    expect(ahead.map(({ test }) => test)).toEqual(['dieboldMariano', 'dieboldMariano', 'ledoitWolf']);
    const moments = perDate(4);
    const panel = compare(terms(), { ...good, moments }, { ...bad, moments });
    expect(panel.map(({ test }) => test)).toEqual(['dieboldMariano', 'dieboldMariano', 'ledoitWolf']);
    const loss = ({ probability }: JudgedRows) =>
      probability.map((p, row) => -Math.log(ups[row] === 1 ? p : 1 - p));
    const means = (values: Float64Array) =>
      Float64Array.from({ length: rows / 4 }, (_, date) => {
        const own = values.slice(4 * date, 4 * date + 4);
        return (own[0]! + own[1]! + own[2]! + own[3]!) / 4;
      });
    expect(panel[0]!.p).toBeCloseTo(dieboldMariano(means(loss(good)), means(loss(bad)), 1).p, 12);
  });

  it('compares classes of three by the likeliest, and volatility by squared errors and QLIKE', () => {
    const outcome = ups.map((up) => 2 * up);
    const three = terms({ label: { ...label, kind: 'movement' }, came: { outcome, label: ups } });
    const knows = said(0, {
      probability: ups.map((up) => 0.2 + 0.5 * up),
      probabilityDown: ups.map((up) => 0.7 - 0.5 * up),
    });
    const unsure = ups.map(() => 0.3 + 0.05 * random.next());
    const guesses = said(0, { probability: unsure, probabilityDown: unsure });
    const tests = compare(three, knows, guesses);
    expect(tests.slice(0, 2)).toMatchObject([
      { what: 'Log loss', verdict: 'better' },
      { what: 'Accuracy', verdict: 'better' },
    ]);
    const gap = unsure.reduce((sum, chance) => sum + Math.log(chance / 0.7) / rows, 0);
    expect(tests[0]!.difference).toBeCloseTo(gap, 12);
    const logs = ups.map(() => -4 + random.normal());
    const volatility = terms({
      label: { ...label, kind: 'volatility' },
      came: { outcome: logs, label: ups.map(() => NaN) },
    });
    const near = said(0, { forecast: logs.map((value) => value + 0.1 * random.normal()) });
    const far = said(0, { forecast: logs.map((value) => value + random.normal()) });
    expect(compare(volatility, near, far).map(({ what, verdict }) => [what, verdict])).toEqual([
      ['Squared error', 'better'],
      ['QLIKE', 'better'],
    ]);
  });
});
