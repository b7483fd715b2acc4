import {
  completeFeature,
  computeFeature,
  featureCatalog,
  featureLabel,
  requireFeature,
  resolveFeature,
} from '@core/features/registry';
import { createRegistry } from '@core/features/vocabulary';
import { AppError } from '@shared/errors';
import { featureDescriptor } from '@shared/features';
import type { FeatureSpec } from '@shared/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRegistered, sampleCatalog } from './arbitrary-feature';
import { sampleBars } from './sample-bars';
import { sampleShapes } from './sample-joined';

describe('the catalogue', () => {
  it('describes every feature as the contract says', () => {
    for (const descriptor of [...featureCatalog(), ...sampleCatalog])
      expect(featureDescriptor.parse(descriptor)).toEqual(descriptor);
  });

  it('offers defaults that resolve, so that a bare kind is a feature', () => {
    for (const { kind, needs } of featureCatalog())
      expect(resolveFeature({ kind }).ok, kind).toBe(needs.length === 0);
    for (const { kind, parameters } of sampleCatalog) {
      const defaults = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default]));
      expect(resolveFeature({ kind, ...defaults }, sampleShapes).ok, kind).toBe(true);
    }
  });

  it('refuses a kind registered twice', () => {
    const { definition } = requireFeature({ kind: 'rsi' });
    expect(() => createRegistry([definition, definition])).toThrow('"rsi" is registered twice');
  });
});

describe('resolving a feature', () => {
  it.each<[string, FeatureSpec, string, string]>([
    ['an unknown kind', { kind: 'rsj' }, 'kind', '"rsj" is not a known feature; did you mean "rsi"?'],
    [
      'an unknown parameter',
      { kind: 'rsi', periods: 3 },
      'periods',
      'is not a parameter of rsi; did you mean "period"?',
    ],
    [
      'a text for a number',
      { kind: 'rsi', period: 'x' },
      'period',
      'must be a whole number, not the text "x"',
    ],
    ['a fraction of a bar', { kind: 'rsi', period: 2.5 }, 'period', 'must be a whole number, not 2.5'],
    ['a value too small', { kind: 'rsi', period: 1 }, 'period', 'must be at least 2, not 1'],
    ['a value too large', { kind: 'rsi', period: 99999 }, 'period', 'must be at most 2600, not 99999'],
    ['not a number', { kind: 'bollinger', width: NaN }, 'width', 'must be a number, not NaN'],
    [
      'an unknown choice',
      { kind: 'stochastic', output: 'j' },
      'output',
      'must be one of "k", "d", not the text "j"',
    ],
    [
      'a fast period at the slow one',
      { kind: 'macd', fast: 26 },
      'fast',
      'must be below the slow period of 26, not 26',
    ],
  ])('names %s', (_, spec, path, message) => {
    expect(resolveFeature(spec)).toEqual({ ok: false, faults: [{ path, message }] });
    expect(() => computeFeature(sampleBars(5), spec)).toThrow(AppError);
  });

  it('reports every fault at once', () => {
    const resolution = resolveFeature({ kind: 'macd', fast: 0, slow: 0.5, colour: 'red' });
    expect(resolution.ok ? [] : resolution.faults.map((fault) => fault.path)).toEqual([
      'colour',
      'fast',
      'slow',
    ]);
  });

  it('writes out the defaults', () => {
    expect(completeFeature({ kind: 'slope', span: 3 })).toEqual({
      kind: 'slope',
      average: 'sma',
      period: 20,
      span: 3,
    });
  });
});

describe('labels', () => {
  it.each<[FeatureSpec, string]>([
    [{ kind: 'rsi' }, 'RSI 14'],
    [{ kind: 'slope', average: 'ema' }, 'EMA 20 slope 5'],
    [{ kind: 'macd', output: 'line' }, 'MACD 12 26 9 line'],
    [{ kind: 'bollinger' }, 'Bollinger 20 2 %b'],
    [{ kind: 'realisedVolatility', barsPerYear: 252 }, 'Volatility 20 annual 252'],
    [{ kind: 'nonsense' }, 'nonsense'],
  ])('%o reads %s', (spec, label) => {
    expect(featureLabel(spec)).toBe(label);
  });

  it('differ wherever two features differ', () => {
    fc.assert(
      fc.property(arbitraryRegistered(), arbitraryRegistered(), (a, b) => {
        const whole = [a, b].map((spec) => JSON.stringify(completeFeature(spec, sampleShapes)));
        const labels = [a, b].map((spec) => featureLabel(spec, sampleShapes));
        expect(labels[0] === labels[1]).toBe(whole[0] === whole[1]);
      }),
      { numRuns: 500 },
    );
  });
});
