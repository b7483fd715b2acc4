import { checkSpec } from '@core/spec/parse-spec';
import { faultSentence } from '@core/spec/spec-error';
import { describe, expect, it } from 'vitest';

const least = { name: 'A', data: { series: 'S' }, features: [{ kind: 'return' }] };
const panel = { series: 'S', panel: ['T', 'U'] };
const sentences = (changes: object) => checkSpec({ ...least, ...changes }).faults.map(faultSentence);

describe('what does not fit together in a spec', () => {
  it.each<[string, object, RegExp]>([
    [
      'a label that compares series, and one series',
      { label: { kind: 'aboveMedian' } },
      /label\.kind compares series/,
    ],
    [
      'a hidden Markov model of a panel',
      { data: panel, label: { kind: 'regime', regimes: 'markov' } },
      /label\.regimes must be "rule" for a panel/,
    ],
    [
      'barriers that are both off',
      { label: { kind: 'tripleBarrier', upper: null, lower: null } },
      /nothing would be touched/,
    ],
    [
      'a panel that names its own series',
      { data: { series: 'S', panel: ['S'] } },
      /data\.panel\.0 names S a second time/,
    ],
    [
      'a panel that names a series twice',
      { data: { series: 'S', panel: ['T', 'T'] } },
      /data\.panel\.1 names T/,
    ],
    ['the best of one series', { decision: { top: 2 } }, /decision\.top chooses among the series of a panel/],
    ['more of the best than there are', { data: panel, decision: { top: 4 } }, /must be at most 3/],
    [
      'as many test stretches as there are',
      { split: { kind: 'combinatorial', blocks: 3, testBlocks: 3 } },
      /split\.testBlocks must be below split\.blocks, 3/,
    ],
    [
      'a walk shorter than a label',
      { split: { kind: 'walkForward', length: 5 }, label: { horizon: 5 } },
      /split\.length must be longer than the 5 bars/,
    ],
    [
      'a purge shorter than a label, of any split',
      { split: { kind: 'kFold', purge: 2 }, label: { horizon: 3 } },
      /split\.purge must be "auto" or at least/,
    ],
    [
      'a calibration of three classes',
      { label: { kind: 'movement' }, decision: { calibration: 'platt' } },
      /decision\.calibration must be "none" .* three classes/,
    ],
    [
      'a kind of split that is not one',
      { split: { kind: 'walkforward' } },
      /split\.kind must be "chronological" or "walkForward"/,
    ],
    [
      'a field of another split',
      { split: { kind: 'kFold', length: 3 } },
      /split\.length is not a known field/,
    ],
    ['a baseline that is not one', { baselines: ['arima'] }, /baselines/],
  ])('%s is refused in a sentence', (_, changes, sentence) => {
    const found = sentences(changes);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(sentence);
  });

  it.each<[string, object]>([
    [
      'a split of another kind with its own fields',
      { split: { kind: 'walkForward', window: 'rolling', length: 250 } },
    ],
    ['a split that does not say its kind', { split: { train: 0.6, validation: 0.2, test: 0.2 } }],
    [
      'a label that compares the series of a panel',
      { data: panel, label: { kind: 'aboveMedian' }, decision: { top: 1 } },
    ],
    [
      'short thresholds above long ones where a third class takes its share',
      { label: { kind: 'regime' }, decision: { long: 0.4, short: 0.6 } },
    ],
  ])('%s is none', (_, changes) => {
    expect(sentences(changes)).toEqual([]);
  });
});
