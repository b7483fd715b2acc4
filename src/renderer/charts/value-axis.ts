import { tickText } from './axes';
import { niceTicks } from './nice-ticks';

/** What an axis can stand for: a number, a name, whether something is on. */
export type AxisValue = number | string | boolean | null | undefined;

export interface AxisTick {
  readonly position: number;
  readonly text: string;
}

/** How values lie along an axis: each has a position between `min` and `max`, or none. */
export interface ValueAxis {
  readonly id: string;
  /** With its unit, where it has one. */
  readonly title: string;
  readonly kind: 'number' | 'log' | 'labels';
  /** Nothing lies between whole numbers. */
  readonly isWhole: boolean;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly AxisTick[];
  readonly positionOf: (value: AxisValue) => number | null;
  /** Of a position, as the value that is there. */
  readonly textAt: (position: number) => string;
}

interface NumberAxisOptions {
  readonly id: string;
  readonly title: string;
  readonly low: number;
  readonly high: number;
  /** Of a value; of a tick where `tick` is left out. */
  readonly format: (value: number) => string;
  readonly tick?: (value: number) => string;
  /** Ticks that there should be about. */
  readonly about?: number;
  /** Whether it ends at its low and high, which then have ticks, not at the round numbers around them. */
  readonly isTight?: boolean;
  /** Whole numbers alone. */
  readonly isWhole?: boolean;
}

/** Numbers, evenly; what lies beyond an end stands at that end. */
export function numberAxis(options: NumberAxisOptions): ValueAxis {
  const { id, title, format, tick = tickText, about = 4, isTight = false, isWhole = false } = options;
  const { low, high } = apart(options.low, options.high);
  const round = niceTicks(low, high, about);
  const [min, max] = isTight ? [low, high] : [round[0] ?? low, round.at(-1) ?? high];
  return {
    id,
    title,
    kind: 'number',
    isWhole,
    min,
    max,
    ticks: (isTight ? withEnds(round, min, max) : round)
      .filter((at) => !isWhole || Number.isInteger(at))
      .map((position) => ({ position, text: tick(position) })),
    positionOf: (value) =>
      typeof value === 'number' && Number.isFinite(value) ? clamp(value, min, max) : null,
    textAt: format,
  };
}

/** Numbers above 0, evenly in their logarithm to the base of ten. */
export function logAxis(options: NumberAxisOptions): ValueAxis {
  const { id, title, low, high, format, isWhole = false } = options;
  const { tick = low < 1e-6 ? powerText : tickText } = options;
  const { low: min, high: max } = apart(Math.log10(low), Math.log10(high));
  return {
    id,
    title,
    kind: 'log',
    isWhole,
    min,
    max,
    ticks: withEnds(logTicks(min, max), min, max).map((position) => ({
      position,
      text: tick(10 ** position),
    })),
    positionOf: (value) =>
      typeof value === 'number' && value > 0 ? clamp(Math.log10(value), min, max) : null,
    textAt: (position) => format(10 ** position),
  };
}

/** All ticks of an axis are written alike, which may be so small that plain digits would be long. */
const powerText = (value: number): string =>
  Number(value.toPrecision(4)).toExponential().replaceAll('+', '').replaceAll('-', '\u2212');

interface LabelAxisOptions {
  readonly id: string;
  readonly title: string;
  /** By which a value is known, as text. */
  readonly keys: readonly string[];
  /** What is written of each; the keys themselves unless told. */
  readonly texts?: readonly string[];
}

/** Names, in their order, half a step of room before the first and after the last. */
export function labelAxis({ id, title, keys, texts = keys }: LabelAxisOptions): ValueAxis {
  const places = new Map(keys.map((key, place) => [key, place]));
  return {
    id,
    title,
    kind: 'labels',
    isWhole: false,
    min: -0.5,
    max: Math.max(keys.length, 1) - 0.5,
    ticks: texts.map((text, position) => ({ position, text })),
    positionOf: (value) =>
      value === null || value === undefined ? null : (places.get(String(value)) ?? null),
    textAt: (position) => texts[Math.round(position)] ?? '',
  };
}

/** Powers of ten; where fewer than two are in reach also 2 and 5 times them, else the ends. */
function logTicks(min: number, max: number): readonly number[] {
  const exponents = Array.from(
    { length: Math.ceil(max) - Math.floor(min) + 1 },
    (_, k) => Math.floor(min) + k,
  );
  const inReach = (positions: readonly number[]) =>
    positions.filter((position) => position >= min - 1e-9 && position <= max + 1e-9);
  const powers = inReach(exponents);
  if (powers.length >= 2) return powers;
  const finer = inReach(
    exponents.flatMap((exponent) => [1, 2, 5].map((factor) => exponent + Math.log10(factor))),
  );
  return finer.length >= 2 ? finer : [min, max];
}

/** Both ends, and what is not too near to one of them. */
function withEnds(positions: readonly number[], min: number, max: number): readonly number[] {
  const room = (max - min) * 0.09;
  return [min, ...positions.filter((at) => at > min + room && at < max - room), max];
}

const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);

/** An axis needs some length: one value alone stands in its middle. */
function apart(low: number, high: number): { readonly low: number; readonly high: number } {
  if (high > low) return { low, high };
  const room = Math.abs(low) * 0.05 || 0.5;
  return { low: low - room, high: low + room };
}
