import { applies, type SpecField } from '../fields/field';
import { isJsonObject, type Json, setAt } from '../json';
import { completeSpec, toJson } from '../spec-defaults';
import { specField, specSections } from '../spec-fields';
import { sweptOf } from './plan';
import { contentOf, valuesOf } from './values';

interface Change {
  readonly path: string;
  readonly value: Json;
}

const kept = new WeakMap<object, readonly Json[]>();

/**
 * The draft as it is, and as one or two of the choices that it searches would make it: no field of the form asks about more at once. Only choices
 * that some field asks about; a whole set of another kind, whose fields the form cannot edit, is none.
 */
export function variantsOf(draft: Json): readonly Json[] {
  if (!isJsonObject(draft)) return [draft];
  const known = kept.get(draft);
  if (known !== undefined) return known;
  const changes = sweptOf(draft)
    .filter(({ path }) => isAskedAbout(path))
    .flatMap(({ path, dimension }) =>
      valuesOf(dimension).map((value): Change => ({ path, value: contentOf(value) })),
    );
  const variants = withOneOrTwo(draft, changes);
  kept.set(draft, variants);
  return variants;
}

function withOneOrTwo(draft: Json, changes: readonly Change[]): readonly Json[] {
  return changes.reduce<Json[]>(
    (variants, one, index) => {
      const single = setAt(draft, one.path, one.value);
      variants.push(single);
      for (const other of changes.slice(index + 1))
        if (other.path !== one.path) variants.push(setAt(single, other.path, other.value));
      return variants;
    },
    [draft],
  );
}

/** Whether a field is shown for some values of this choice and not for others. */
function isAskedAbout(path: string): boolean {
  const known = asked.get(path);
  if (known !== undefined) return known;
  const values = wordsOf(specField(path));
  const answer = baseDrafts().some((draft) =>
    conditional.some(
      (field) => new Set(values.map((value) => applies(field, setAt(draft, path, value)))).size > 1,
    ),
  );
  asked.set(path, answer);
  return answer;
}

const asked = new Map<string, boolean>();

const conditional = specSections.flatMap(({ fields }) => fields).filter(({ when }) => when !== undefined);

/** Experiments of every label, since half of the form hangs on it. */
function baseDrafts(): readonly Json[] {
  const whole = completeSpec({ name: 'Any', data: { series: 'any' }, features: [{ kind: 'any' }] });
  const draft = whole === null ? {} : toJson(whole);
  return wordsOf(specField('label.kind')).map((kind) => setAt(draft, 'label.kind', kind));
}

function wordsOf(field: SpecField | undefined): readonly string[] {
  return field?.input.type === 'choice' ? field.input.choices.map(({ value }) => value) : [];
}
