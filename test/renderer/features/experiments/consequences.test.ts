import { checkSpec } from '@core/spec/parse-spec';
import { withConsequences } from '@renderer/features/experiments/consequences';
import { type Json, setAt } from '@renderer/features/experiments/json';
import { describe, expect, it } from 'vitest';

const draft = (changes: object = {}): Json => ({
  name: 'A',
  data: { series: 'S' },
  features: [{ kind: 'rsi', period: 14 }],
  ...changes,
});

/** The draft after the form has changed a field. */
function edited(before: Json, path: string, next: Json): Json {
  return Object.entries(withConsequences(before, path, next)).reduce(
    (now, [at, to]) => setAt(now, at, to),
    before,
  );
}

describe('changing the label in the form', () => {
  it('leaves no fault behind in fields that are then not shown', () => {
    const classes = draft({
      label: { kind: 'movement' },
      training: { loss: 'crossEntropy', classWeights: 'balanced', labelSmoothing: 0.1 },
    });
    expect(checkSpec(classes).faults).toEqual([]);
    expect(checkSpec(edited(classes, 'label.kind', 'return')).faults).toEqual([]);

    for (const loss of ['squared', 'huber', 'gaussian', 'quantile']) {
      const numbers = draft({ label: { kind: 'return' }, training: { loss } });
      expect(checkSpec(numbers).faults).toEqual([]);
      for (const kind of ['direction', 'movement'])
        expect(checkSpec(edited(numbers, 'label.kind', kind)).faults).toEqual([]);
    }
  });

  it('keeps what merely stops to matter, for whoever changes back', () => {
    const before = draft({
      label: { kind: 'movement', band: 35 },
      training: { classWeights: 'balanced', huberDelta: 2 },
    });
    expect(withConsequences(before, 'label.kind', 'direction')).toEqual({ 'label.kind': 'direction' });
    expect(withConsequences(before, 'label.kind', 'return')).toEqual({
      'label.kind': 'return',
      'training.classWeights': 'none',
    });
  });
});

it('taking the calendar away takes back what only a calendar can tell', () => {
  const before = draft({
    data: { series: 'S', calendar: 'XNYS', session: 'regular', missingBars: 'fill', interval: '1d' },
  });
  expect(checkSpec(before).faults).toEqual([]);
  expect(checkSpec(edited(before, 'data.calendar', null)).faults).toEqual([]);
  expect(withConsequences(before, 'data.calendar', null)).toEqual({
    'data.calendar': null,
    'data.session': 'all',
    'data.missingBars': 'leave',
  });
  expect(withConsequences(before, 'data.calendar', 'XLON')).toEqual({ 'data.calendar': 'XLON' });
});

it('any other field changes alone', () => {
  const before = draft({ label: { kind: 'return' }, training: { loss: 'huber' } });
  expect(withConsequences(before, 'training.loss', 'gaussian')).toEqual({ 'training.loss': 'gaussian' });
  expect(withConsequences(before, 'seed', undefined)).toEqual({ seed: undefined });
});
