import { splitKinds, splitSpec } from '@shared/spec-split';
import { otherSplit } from '../consequences';
import { isOneOf } from '../fields/field';
import type { Json, JsonObject } from '../json';
import { specField } from '../spec-fields';
import { proposeSets } from './sets';
import type { NamedValue } from './values';

/** A choice between the split of the form and the usual other one: walk-forward, or chronological beside any that has folds. */
export function proposeSplits(draft: Json): JsonObject {
  const kind = isOneOf('split.kind', 'chronological')(draft) ? 'walkForward' : 'chronological';
  return proposeSets('split', draft, [namedSplit(draft, kind)]);
}

/** Splits of every kind, with what they have in common with the form's. */
export function splitChoices(draft: Json): readonly NamedValue[] {
  return splitKinds
    .filter((kind) => !isOneOf('split.kind', kind)(draft))
    .map((kind) => namedSplit(draft, kind));
}

function namedSplit(draft: Json, kind: string): NamedValue {
  const whole = splitSpec.safeParse(otherSplit(draft, kind));
  const value: Json = JSON.parse(JSON.stringify(whole.success ? whole.data : { kind }));
  return { label: splitTitle(kind), value };
}

/** The kind of a split in the words of the form. */
export function splitTitle(kind: string): string {
  const input = specField('split.kind')?.input;
  return (input?.type === 'choice' && input.choices.find((one) => one.value === kind)?.label) || kind;
}
