import type { ParameterDescriptor } from '@shared/features';
import type { Range, SpecField } from '../fields/field';
import { getAt, type Json, type JsonObject } from '../json';
import { defaultOf } from '../spec-defaults';
import { type Bounds, boundsOf } from './bounds';

/** The dimension that a field is given when its search is switched on: a range around what it is, or all its words. */
export function proposeField(field: SpecField, draft: Json): JsonObject {
  const { path, input, search } = field;
  const current = getAt(draft, path) ?? defaultOf(path) ?? null;
  if (input.type === 'choice') return choice(path, offeredWords(field, draft, current));
  if (input.type === 'autoOrInteger') return choice(path, ['auto', ...aroundWhole(numberOr(current, 16))]);
  if (input.type !== 'integer' && input.type !== 'number') return choice(path, [current]);
  const isWhole = input.type === 'integer';
  if (typeof search === 'object') return range(path, isWhole, reaching(search, current));
  return range(path, isWhole, rangeAround(numberOr(current, 1), isWhole, boundsOf(path)));
}

/** The same of a parameter of a feature. */
export function proposeParameter(path: string, parameter: ParameterDescriptor, current: Json): JsonObject {
  if (parameter.type === 'choice')
    return choice(
      path,
      parameter.choices.map(({ value }) => value),
    );
  if (parameter.type !== 'integer' && parameter.type !== 'number') return choice(path, [current]);
  const isWhole = parameter.type === 'integer';
  const bounds = { min: parameter.min, max: parameter.max, isMinOpen: false, isMaxOpen: false };
  return range(path, isWhole, rangeAround(numberOr(current, parameter.default), isWhole, bounds));
}

/** A feature in or out. */
export const proposeToggle = (index: number): JsonObject => ({
  kind: 'toggle',
  path: `features.${index}`,
  when: null,
});

/**
 * Sane bounds around a number: small whole ones a few to either side, larger ones from half to four times, even in the logarithm; of real ones a
 * quarter to four times, of very small ones a tenth to ten times.
 */
export function rangeAround(value: number, isWhole: boolean, bounds: Bounds): Range {
  const range = isWhole ? aroundInteger(value) : aroundReal(value);
  return { ...range, low: inside(range.low, bounds, isWhole), high: inside(range.high, bounds, isWhole) };
}

function aroundInteger(value: number): Range {
  if (value < 8) return { low: Math.floor(value / 2), high: value * 2 + 2, log: false };
  return { low: Math.round(value / 2), high: value * 4, log: true };
}

function aroundReal(value: number): Range {
  if (value === 0) return { low: 0, high: 1, log: false };
  if (value < 0) return { low: 2 * value, high: 0, log: false };
  const factor = value <= 0.01 ? 10 : 4;
  return { low: value / factor, high: value * factor, log: true };
}

function inside(value: number, { min, max, isMinOpen, isMaxOpen }: Bounds, isWhole: boolean): number {
  const clamped = Math.min(max, Math.max(min, value));
  if (isWhole) return clamped;
  const nudge = Number.isFinite(max - min) ? (max - min) / 100 : 0.01;
  if (isMinOpen && clamped === min) return rounded(min + nudge);
  if (isMaxOpen && clamped === max) return rounded(max - nudge);
  return rounded(clamped);
}

/** A range that the present value lies in too. */
function reaching({ low, high, log = false }: Range, current: Json): Range {
  if (typeof current !== 'number' || (log && current <= 0)) return { low, high, log };
  return { low: Math.min(low, current), high: Math.max(high, current), log };
}

/** Two digits: nobody chose the others. */
const rounded = (value: number): number => Number(value.toPrecision(2));

function aroundWhole(value: number): readonly number[] {
  return [Math.max(0, Math.round(value / 2)), value, value * 2];
}

/** The words that the form would offer, what stands there among them. */
function offeredWords({ input }: SpecField, draft: Json, current: Json): readonly Json[] {
  if (input.type !== 'choice') return [current];
  return input.choices
    .filter(
      (one) =>
        one.value === current ||
        ((one.when?.(draft) ?? true) && one.whyNot?.(draft, undefined) === undefined),
    )
    .map(({ value }) => value);
}

function range(path: string, isWhole: boolean, { low, high, log = false }: Range): JsonObject {
  const isLog = log && low > 0;
  return {
    kind: isWhole ? 'int' : 'float',
    path,
    when: null,
    low,
    high,
    step: isWhole ? 1 : null,
    log: isLog,
  };
}

const choice = (path: string, values: readonly Json[]): JsonObject => ({
  kind: 'choice',
  path,
  when: null,
  values,
});

const numberOr = (value: Json, other: number): number => (typeof value === 'number' ? value : other);
