import { nearestOf } from '../text/nearest';
import { shortened } from './fault';
import { type FormulaLibrary, findNamed } from './library';
import { signatureOf } from './signature';

/** Names by which other tools read the future. */
const ahead = new Set(
  ['lead', 'future', 'next', 'forward', 'fwd', 'ahead', 'tomorrow', 'peek', 'bfill', 'backfill'].flatMap(
    (name) => [name, `ts_${name}`],
  ),
);

/** Why a name that is called is no function, as a sentence, with what was perhaps meant. */
export function notAFunction(name: string, { functions, columns, unavailable }: FormulaLibrary): string {
  const reason = unavailable.get(name);
  if (reason !== undefined) return reason;
  const column = findNamed(columns, name);
  if (column !== undefined)
    return `"${column.name}" is a column and no function. Its value n bars ago is lag(${column.name}, n).`;
  if (ahead.has(name.toLowerCase()))
    return `"${name}" would read later bars. A formula knows this bar and earlier ones only, and no function looks ahead.`;
  const meant = byAlias([...functions.values()], name);
  if (meant !== undefined)
    return `"${shortened(name)}" is not a function here. It is called ${signatureOf(meant)}.`;
  return `"${shortened(name)}" is not a function${guess(name, [...functions.keys()], '.')}`;
}

/** Why a name that stands for a value is no column. */
export function notAColumn(name: string, { functions, columns, unavailable }: FormulaLibrary): string {
  const reason = unavailable.get(name);
  if (reason !== undefined) return reason;
  const called = findNamed(functions, name);
  if (called !== undefined) return `"${called.name}" is a function. It is written ${signatureOf(called)}.`;
  const meant = byAlias([...columns.values()], name);
  if (meant !== undefined) return `"${shortened(name)}" is not a column here. It is called ${meant.name}.`;
  const all = [...columns.keys()];
  const others = all.length > 12 ? '.' : `. There are ${all.slice(0, -1).join(', ')} and ${all.at(-1)}.`;
  return `"${shortened(name)}" is not a column${guess(name, all, others)}`;
}

/** Why a name is not one of those that a setting may be. */
export function notAWord(written: string, setting: string, words: readonly string[]): string {
  return `${setting} must be one of ${words.join(', ')}, not "${shortened(written)}"${guess(written, words, '.')}`;
}

interface Aliased {
  readonly name: string;
  readonly aliases: readonly string[];
}

function byAlias<T extends Aliased>(entries: readonly T[], name: string): T | undefined {
  const lower = name.toLowerCase();
  return entries.find(({ aliases }) => aliases.includes(lower));
}

function guess(written: string, candidates: readonly string[], otherwise: string): string {
  const nearest = nearestOf(written, candidates);
  return nearest === null ? otherwise : `; did you mean "${nearest}"?`;
}
