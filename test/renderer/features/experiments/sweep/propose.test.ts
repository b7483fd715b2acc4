import { whyNotSearchable } from '@core/search/searchable';
import { setAt } from '@renderer/features/experiments/json';
import { completeSpec } from '@renderer/features/experiments/spec-defaults';
import { specField, specSections } from '@renderer/features/experiments/spec-fields';
import { boundsOf } from '@renderer/features/experiments/sweep/bounds';
import { isSearchable, sweeping, sweepPathOf } from '@renderer/features/experiments/sweep/edits';
import { proposeField, rangeAround } from '@renderer/features/experiments/sweep/propose';
import { proposeSplits } from '@renderer/features/experiments/sweep/propose-splits';
import { splitKinds } from '@shared/spec-split';
import { dimension } from '@shared/sweep-plan';
import { describe, expect, it } from 'vitest';
import { draftOf } from './drafts';

const fields = specSections.flatMap((section) => section.fields);
const propose = (path: string, draft = draftOf()) => proposeField(specField(path)!, draft);

describe('a range that is proposed', () => {
  it('lies around the present value, even in the logarithm where it spans several sizes', () => {
    expect(propose('model.hidden')).toMatchObject({ kind: 'int', low: 16, high: 128, log: true, step: 1 });
    expect(propose('training.learningRate')).toMatchObject({
      low: 0.0001,
      high: 0.01,
      log: true,
      step: null,
    });
    expect(propose('model.dropout')).toMatchObject({ kind: 'float', low: 0, high: 0.5, log: false });
    expect(propose('label.horizon')).toMatchObject({ kind: 'int', low: 1, high: 4, log: false });
    expect(propose('model.dropout', draftOf({ model: { dropout: 0.7 } }))).toMatchObject({
      low: 0,
      high: 0.7,
    });
    const wide = draftOf({ model: { hidden: 512 } });
    expect(propose('model.hidden', wide)).toMatchObject({ low: 256, high: 1024 });
  });

  it('stays within what the schema allows, open bounds left out', () => {
    expect(boundsOf('model.hidden')).toEqual({ min: 1, max: 1024, isMinOpen: false, isMaxOpen: false });
    expect(boundsOf('training.plateauFactor')).toEqual({ min: 0, max: 1, isMinOpen: true, isMaxOpen: true });
    expect(boundsOf('split.folds')).toMatchObject({ min: 2, max: 1000 });
    const open = { min: 0, max: 1, isMinOpen: true, isMaxOpen: true };
    expect(rangeAround(0.6, false, open)).toEqual({ low: 0.15, high: 0.99, log: true });
    expect(rangeAround(0, false, open)).toEqual({ low: 0.01, high: 0.99, log: false });
  });

  it('of every field that can be swept is a dimension that the experiment accepts', () => {
    for (const kind of splitKinds) {
      const draft = draftOf({ split: { kind } });
      for (const field of fields.filter((one) => isSearchable(one, draft))) {
        const proposed = field.path === 'split.kind' ? proposeSplits(draft) : proposeField(field, draft);
        expect(dimension.safeParse(proposed).success, field.path).toBe(true);
        expect(completeSpec(sweeping(draft, proposed))?.sweep?.space, field.path).toHaveLength(1);
      }
    }
  });

  it('of every number ends at values that the schema accepts', () => {
    const draft = draftOf();
    for (const field of fields.filter((one) => isSearchable(one, draft) && !one.path.startsWith('split.'))) {
      const { low, high } = proposeField(field, draft);
      for (const end of [low, high])
        if (typeof end === 'number')
          expect(completeSpec(setAt(draft, field.path, end)), `${field.path} = ${end}`).not.toBeNull();
    }
  });
});

describe('the fields that can be swept', () => {
  it('are those that a search may move', () => {
    const chronological = ['split.train', 'split.validation', 'split.test'];
    for (const field of fields) {
      const isKnown = ['integer', 'number', 'autoOrInteger', 'choice'].includes(field.input.type);
      const isAllowed =
        whyNotSearchable(sweepPathOf(field.path)) === null && !chronological.includes(field.path);
      expect(isSearchable(field, draftOf()), field.path).toBe(isKnown && isAllowed);
    }
  });

  it('are words and numbers where a number can be auto', () => {
    expect(propose('split.purge')).toMatchObject({ kind: 'choice', values: ['auto', 8, 16, 32] });
  });
});
