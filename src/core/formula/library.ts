import { averageFunctions } from './functions/averages';
import { changeFunctions } from './functions/changes';
import type { FormulaFunction } from './functions/definition';
import { logicFunctions } from './functions/logic';
import { momentumFunctions } from './functions/momentum';
import { pairFunctions } from './functions/pairs';
import { pointwiseFunctions } from './functions/pointwise';
import { statisticFunctions } from './functions/statistics';
import { windowFunctions } from './functions/windows';

/** The names that a formula may use. */
export interface FormulaLibrary {
  readonly columns: ReadonlyMap<string, FormulaColumn>;
  readonly functions: ReadonlyMap<string, FormulaFunction>;
  /** Why a name of something that there is cannot stand here, as sentences by name: features that lack a series, whole series. */
  readonly unavailable: ReadonlyMap<string, string>;
}

/** One value a bar that is read from the data. */
export interface FormulaColumn {
  readonly name: string;
  readonly documentation: string;
  /** What others call it. */
  readonly aliases: readonly string[];
}

export const barColumns: readonly FormulaColumn[] = [
  { name: 'open', documentation: 'First price of the bar.', aliases: ['o'] },
  { name: 'high', documentation: 'Highest price of the bar.', aliases: ['h'] },
  { name: 'low', documentation: 'Lowest price of the bar.', aliases: ['l'] },
  {
    name: 'close',
    documentation: 'Last price of the bar.',
    aliases: ['c', 'price', 'last', 'adj_close', 'adjusted_close'],
  },
  { name: 'volume', documentation: 'What was traded in the bar.', aliases: ['v', 'vol'] },
];

/** Functions of the language itself, family by family; a new one is a few lines in its family's file. */
const builtIn: readonly FormulaFunction[] = [
  ...changeFunctions,
  ...averageFunctions,
  ...windowFunctions,
  ...statisticFunctions,
  ...pairFunctions,
  ...momentumFunctions,
  ...pointwiseFunctions,
  ...logicFunctions,
];

/**
 * The language's own functions and the bars' columns, and more of both. A function that is named as one of the language
 * is left out, so that adding a feature never changes what a formula means; any other name twice is a mistake of the
 * programmer and throws.
 */
export function createLibrary(
  moreFunctions: readonly FormulaFunction[] = [],
  moreColumns: readonly FormulaColumn[] = [],
  unavailable: ReadonlyMap<string, string> = new Map(),
): FormulaLibrary {
  const own = new Set(builtIn.map(({ name }) => name));
  return {
    columns: byName([...barColumns, ...moreColumns]),
    functions: byName([...builtIn, ...moreFunctions.filter(({ name }) => !own.has(name))]),
    unavailable,
  };
}

/** The language without features and joined series. */
export const plainLibrary: FormulaLibrary = createLibrary();

/** The entry of a name, letter case aside where no other has exactly it; undefined where there is none. */
export function findNamed<T>(entries: ReadonlyMap<string, T>, name: string): T | undefined {
  const exact = entries.get(name);
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  for (const [key, entry] of entries) if (key.toLowerCase() === lower) return entry;
  return undefined;
}

function byName<T extends { readonly name: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const entry of entries) {
    if (map.has(entry.name)) throw new Error(`"${entry.name}" is in the library of formulas twice.`);
    map.set(entry.name, entry);
  }
  return map;
}
