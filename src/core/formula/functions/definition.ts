import type { Bars } from '../../bars';
import type { Joined } from '../../joined';
import { formulaLimits } from '../limits';

export type FormulaFunction = PointwiseFunction | RollingFunction | BarsFunction;
/** What a value knows: the bars of the warm-up and its own, or all before it too, ever more faintly. */
export type Memory = 'window' | 'recursive';

/** What stands in one place between the brackets of a function. */
export type FormulaParameter =
  | ValuesParameter
  | SeriesParameter
  | BarsParameter
  | NumberParameter
  | WordParameter;

interface Named {
  readonly name: string;
  readonly documentation: string;
}
/** One value a bar, or the same on every bar. */
export interface ValuesParameter extends Named {
  readonly type: 'values';
}
/** One value a bar. */
export interface SeriesParameter extends Named {
  readonly type: 'series';
}
/** A whole number of bars, known beforehand. */
export interface BarsParameter extends Named {
  readonly type: 'bars';
  readonly min: number;
  readonly max: number;
  /** What it is where it is left out, as only the last ones can be. */
  readonly default?: number;
}
/** A number known beforehand. */
export interface NumberParameter extends Named {
  readonly type: 'number';
  readonly min: number;
  readonly max: number;
  readonly isInteger?: boolean;
  readonly default?: number;
}
/** One of a few names. */
export interface WordParameter extends Named {
  readonly type: 'word';
  readonly words: readonly string[];
  readonly default?: string;
}

interface Described {
  readonly name: string;
  /** Heading under which the function is listed. */
  readonly family: string;
  /** A sentence or two, the formula included. */
  readonly documentation: string;
  readonly parameters: readonly FormulaParameter[];
  /** What others call it; a formula that does is told the name here. */
  readonly aliases: readonly string[];
}

/** A function of the values at one bar: of numbers it is a number. A result that is not finite counts as undefined. */
export interface PointwiseFunction extends Described {
  readonly kind: 'pointwise';
  readonly parameters: readonly ValuesParameter[];
  readonly of: (...values: readonly number[]) => number;
  /** A sentence where values that are known beforehand do not fit each other; null stands for one that is not. */
  readonly check?: (values: readonly (number | null)[]) => string | null;
}

/** A function of series at a bar and the bars before it. `numbers` are the bars and number parameters, in order. */
export interface RollingFunction extends Described {
  readonly kind: 'rolling';
  readonly parameters: readonly (SeriesParameter | BarsParameter | NumberParameter)[];
  readonly memory: Memory;
  /** Bars before the first value, once every series has one. */
  readonly warmUp: (numbers: readonly number[]) => number;
  /** Every array is [time]; NaN where undefined. */
  readonly compute: (series: readonly Float64Array[], numbers: readonly number[]) => Float64Array;
}

/** A function of the bars themselves, as every registered feature is. Its settings come by name, defaults filled in. */
export interface BarsFunction extends Described {
  readonly kind: 'bars';
  readonly parameters: readonly (BarsParameter | NumberParameter | WordParameter)[];
  readonly check: (settings: Settings) => readonly SettingFault[];
  /** Columns of the bars that the values are made of. */
  readonly inputs: (settings: Settings) => readonly string[];
  /** Names of the joined series that they are made of. */
  readonly joined: (settings: Settings) => readonly string[];
  readonly memory: (settings: Settings) => Memory;
  readonly warmUp: (settings: Settings) => number;
  readonly compute: (bars: Bars, settings: Settings, joined: Joined) => Float64Array;
}

export type Settings = Readonly<Record<string, number | string>>;

/** Fragment of a sentence that follows the name of the setting: `must be below the slow period of 26, not 30`. */
export interface SettingFault {
  readonly setting: string;
  readonly message: string;
}

export function values(name: string, documentation: string): ValuesParameter {
  return { type: 'values', name, documentation };
}

export function series(name = 'x', documentation = 'One value a bar, such as close.'): SeriesParameter {
  return { type: 'series', name, documentation };
}

export function window(min = 1, documentation = 'Bars of the window, this one included.'): BarsParameter {
  return { type: 'bars', name: 'n', documentation, min, max: formulaLimits.window };
}

export function number(name: string, documentation: string, min: number, max: number): NumberParameter {
  return { type: 'number', name, documentation, min, max };
}
