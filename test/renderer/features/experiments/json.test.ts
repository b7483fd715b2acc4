import { getAt, type Json, parseJson, setAt } from '@renderer/features/experiments/json';
import { describe, expect, it } from 'vitest';

const draft: Json = {
  name: 'A',
  training: { epochs: 40, clipNorm: null },
  features: [{ kind: 'rsi', period: 14 }, { kind: 'return' }],
};

describe('paths into a draft', () => {
  it('read objects, lists and nulls, and undefined where there is nothing', () => {
    expect(getAt(draft, 'training.epochs')).toBe(40);
    expect(getAt(draft, 'training.clipNorm')).toBeNull();
    expect(getAt(draft, 'features.0.period')).toBe(14);
    expect(getAt(draft, 'features.5.period')).toBeUndefined();
    expect(getAt(draft, 'name.length')).toBeUndefined();
    expect(getAt(draft, 'split.train')).toBeUndefined();
  });

  it('write a copy and leave the draft as it was', () => {
    const next = setAt(draft, 'features.0.period', 21);
    expect(getAt(next, 'features.0.period')).toBe(21);
    expect(getAt(next, 'features.1.kind')).toBe('return');
    expect(getAt(draft, 'features.0.period')).toBe(14);
  });

  it('make the sections that are missing', () => {
    expect(setAt({ name: 'A' }, 'split.train', 0.6)).toEqual({ name: 'A', split: { train: 0.6 } });
  });

  it('remove a key when set to undefined, so that its default applies', () => {
    expect(setAt(draft, 'training.epochs', undefined)).toEqual({
      ...(draft as object),
      training: { clipNorm: null },
    });
  });
});

describe('parsing a text that is not JSON', () => {
  it('names the line and column of the fault', () => {
    const parsed = parseJson('{\n  "name": "A",\n  "seed": 1x\n}');
    expect(parsed).toMatchObject({ ok: false, fault: { line: 3, column: 12 } });
  });

  it('finds the line of an unexpected word, which V8 tells by the text around it only', () => {
    const lines = ['{', '  "a": 10,', '  "lookback": ten,', '  "b": [true, false]', '}'];
    expect(parseJson(lines.join('\n'))).toEqual({
      ok: false,
      fault: { line: 3, column: 16, message: "Unexpected token 'e'" },
    });
  });

  it('names the last line where the text just ends', () => {
    expect(parseJson('{\n  "name": "A"')).toMatchObject({ ok: false, fault: { line: 2 } });
    expect(parseJson('')).toMatchObject({ ok: false, fault: { line: 1, column: 1 } });
  });

  it('gives the value where the text is JSON', () => {
    expect(parseJson('{"seed": 1}')).toEqual({ ok: true, value: { seed: 1 } });
  });
});
