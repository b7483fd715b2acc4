import { withConsequences } from '@renderer/features/experiments/consequences';
import { applies, helpOf } from '@renderer/features/experiments/fields/field';
import { getAt, isJsonObject, type Json, setAt } from '@renderer/features/experiments/json';
import { completeSpec, defaultOf, isSameSpec, toJson } from '@renderer/features/experiments/spec-defaults';
import { specField, specLabel, specSections } from '@renderer/features/experiments/spec-fields';
import { fieldText } from '@renderer/features/experiments/spec-text';
import { experimentSpec } from '@shared/spec';
import { splitKinds } from '@shared/spec-split';
import { describe, expect, it } from 'vitest';
import { seriesLike } from './auxiliary/series-like';

const spec = experimentSpec.parse({
  name: 'A',
  data: { series: 'S' },
  features: [{ kind: 'rsi', period: 14 }],
});
const walkForward = experimentSpec.parse({ ...spec, split: { kind: 'walkForward' } });
const fields = specSections.flatMap((section) => section.fields);

/** Fields with one legal value have nothing to choose and no place in the form. */
const fixed = ['version', 'model.kind'];

function leaves(value: Json, path = ''): readonly string[] {
  if (!isJsonObject(value)) return [path];
  return Object.entries(value).flatMap(([key, member]) =>
    leaves(member, path === '' ? key : `${path}.${key}`),
  );
}

describe('the form', () => {
  it('has a field for everything in the spec that can be chosen', () => {
    const elsewhere = ['name', 'features', 'replicates', 'sweep', ...fixed];
    const specs = splitKinds.map((kind) => experimentSpec.parse({ ...spec, split: { kind } }));
    const all = new Set(specs.flatMap((one) => leaves(toJson(one))));
    const expected = [...all].filter((path) => !elsewhere.includes(path));
    expect(fields.map((field) => field.path).toSorted()).toEqual(expected.toSorted());
  });

  it('offers exactly the choices that the schema accepts', () => {
    for (const field of fields) {
      if (field.input.type !== 'choice') continue;
      for (const { value } of field.input.choices) {
        const draft = setChoice(field.path, value);
        expect(experimentSpec.safeParse(draft).success, `${field.path} = ${value}`).toBe(true);
      }
      expect(experimentSpec.safeParse(setChoice(field.path, 'no such choice')).success).toBe(false);
    }
  });

  it('shows only the fields that matter to the label, the loss, the optimizer and the schedule', () => {
    const shown = (draft: object): readonly string[] => {
      const whole = toJson(experimentSpec.parse({ ...spec, ...draft }));
      const inQuestion = fields.filter((field) => field.when !== undefined && applies(field, whole));
      return inQuestion
        .filter(({ path }) => path.startsWith('label.') || path.startsWith('training.'))
        .map(({ path }) => path.replace('training.', ''));
    };
    expect(shown({})).toEqual(['classWeights', 'labelSmoothing']);
    expect(shown({ label: { kind: 'movement' } })).toEqual(['label.band', 'classWeights', 'labelSmoothing']);
    expect(shown({ label: { kind: 'return' } })).toEqual(['loss']);
    const returns = (training: object) => shown({ label: { kind: 'return' }, training });
    expect(returns({ loss: 'huber' })).toEqual(['loss', 'huberDelta']);
    expect(returns({ loss: 'quantile' })).toEqual(['loss', 'quantiles']);
    expect(returns({ optimizer: 'sgd' })).toEqual(['loss', 'momentum']);
    expect(returns({ schedule: 'plateau' })).toEqual(['loss', 'plateauPatience', 'plateauFactor']);
  });

  it('shows of the split, the labels and the panel only what belongs to their kind', () => {
    const shown = (section: string, draft: object): readonly string[] => {
      const whole = toJson(experimentSpec.parse({ ...spec, ...draft }));
      return fields
        .filter((field) => field.path.startsWith(`${section}.`) && applies(field, whole))
        .map(({ path }) => path.slice(section.length + 1));
    };
    expect(shown('split', {})).toEqual(['kind', 'train', 'validation', 'test', 'purge']);
    const walk = [
      'kind',
      'window',
      'length',
      'retrain.every',
      'retrain.unit',
      'validation',
      'purge',
      'embargo',
    ];
    expect(shown('split', { split: { kind: 'walkForward' } })).toEqual([...walk, 'minTrain']);
    expect(shown('split', { split: { kind: 'combinatorial' } })).toContain('testBlocks');
    expect(shown('label', { label: { kind: 'regime' } })).toEqual([
      'kind',
      'horizon',
      'regimes',
      'rise',
      'fall',
      'stall',
    ]);
    expect(shown('label', { label: { kind: 'meta' } })).toContain('sideBars');
    expect(shown('decision', { label: { kind: 'volatility' } })).toEqual([]);
    expect(shown('decision', {})).not.toContain('top');
    const panel = { data: { series: 'S', panel: ['T'] } };
    expect(shown('decision', panel)).toContain('top');
    expect(shown('scaler', panel)).toContain('by');
  });

  it('keeps of a split what another kind has too, and nothing that it would refuse', () => {
    const draft = toJson(
      experimentSpec.parse({ ...spec, split: { kind: 'kFold', folds: 7, embargo: 9, validation: 0.2 } }),
    );
    const kept = withConsequences(draft, 'split.kind', 'walkForward');
    expect(kept).toEqual({
      split: { kind: 'walkForward', validation: 0.2, purge: 'auto', embargo: 9, minTrain: 100 },
    });
    expect(withConsequences(draft, 'split.kind', 'chronological')).toEqual({
      split: { kind: 'chronological', purge: 'auto' },
    });
  });

  it('greys bars finer than those of the series, and what only a calendar can tell, and says why', () => {
    const whyNot = (path: string, draft: object) => {
      const { input } = specField(path)!;
      if (input.type !== 'choice') throw new Error(`${path} is no choice`);
      const series = seriesLike({ name: 'S', intervalMs: 3_600_000 });
      return Object.fromEntries(
        input.choices.map(({ value, whyNot: why }) => [
          value,
          why?.({ data: { series: 'S', ...draft } }, series),
        ]),
      );
    };
    const intervals = whyNot('data.interval', {});
    expect(intervals['30m']).toMatch(/whose bars are 1 h apart/);
    expect(Object.keys(intervals).filter((value) => intervals[value] === undefined)).toEqual([
      'series',
      '1h',
      '2h',
      '4h',
      '1d',
      '1w',
    ]);
    expect(whyNot('data.missingBars', {})).toMatchObject({
      leave: undefined,
      fill: expect.stringMatching(/calendar/),
      break: expect.stringMatching(/calendar/),
    });
    expect(whyNot('data.missingBars', { calendar: 'XNYS' }).fill).toBeUndefined();
  });

  it('says of a choice what it does', () => {
    const label = specField('label.kind')!;
    expect(helpOf(label, toJson(spec))).toMatch(/P\(up\)/);
    expect(helpOf(label, { ...(toJson(spec) as object), label: { kind: 'return' } })).toMatch(/log return/);
    const short = specField('decision.short')!;
    expect(helpOf(short, toJson(spec))).toMatch(/while P\(up\) is below/);
    expect(helpOf(short, { label: { kind: 'movement' } })).toMatch(/P\(down\)/);
  });

  it('takes its defaults from the schema', () => {
    expect(defaultOf('decision.long')).toBe(0.6);
    expect(defaultOf('decision.short')).toBeNull();
    expect(defaultOf('split.purge')).toBe('auto');
    expect(defaultOf('data.series')).toBeUndefined();
  });
});

describe('a draft', () => {
  it('is complete with its defaults filled in, and null while it has faults', () => {
    const draft = { name: 'A', data: { series: 'S' }, features: [{ kind: 'rsi', period: 14 }] };
    expect(completeSpec(draft)).toEqual(spec);
    expect(completeSpec({ ...draft, seed: 'x' })).toBeNull();
  });

  it('is the same spec where only a default was written out', () => {
    expect(
      isSameSpec({ name: 'A', data: { series: 'S' }, features: [{ kind: 'rsi', period: 14 }] }, spec),
    ).toBe(true);
    expect(isSameSpec({ ...(toJson(spec) as object), seed: 2 }, spec)).toBe(false);
  });
});

describe('a stored spec in words', () => {
  const text = (path: string): string => fieldText(fields.find((field) => field.path === path)!, spec);

  it('has units, per cent for shares, and words for null', () => {
    expect(text('window.lookback')).toBe('10 bars');
    expect(text('label.horizon')).toBe('1 bar');
    expect(text('split.train')).toBe('70%');
    expect(text('decision.short')).toBe('Off');
    expect(text('data.from')).toBe('All there is');
    expect(text('data.interval')).toBe('As imported');
    expect(text('data.calendar')).toBe('None');
    expect(text('split.purge')).toBe('Auto');
    expect(text('scaler.kind')).toBe('Z-score');
    expect(text('label.kind')).toBe('Direction');
    expect(text('label.band')).toBe('20 bp either way');
    expect(text('training.quantiles')).toBe('10%, 50%, 90%');
  });

  it('names paths as the form does', () => {
    expect(specLabel('training.batch')).toBe('Training · Batch');
    expect(specLabel('split')).toBe('Split');
    expect(specLabel('features.0.period')).toBe('Features · 1 · period');
    expect(specLabel('features.RSI 14')).toBe('Features · RSI 14');
    expect(specLabel('training.quantiles.1')).toBe('Training · Quantiles');
    expect(specLabel('data.auxiliary')).toBe('Joined series');
    expect(specLabel('data.auxiliary.0.lag')).toBe('Joined series · 1 · lag');
    expect(specLabel('data.auxiliary.vix')).toBe('Joined series · vix');
    expect(specLabel('something.new')).toBe('something.new');
  });
});

function setChoice(path: string, value: string): unknown {
  const owner = path.startsWith('split.') && !(getAt(toJson(spec), path) !== undefined) ? walkForward : spec;
  const changes = Object.entries(withConsequences(toJson(owner), path, value));
  return changes.reduce((draft, [at, to]) => setAt(draft, at, to), toJson(owner));
}
