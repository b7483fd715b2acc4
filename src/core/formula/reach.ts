import { assertNever } from '@shared/errors';
import type { JoinedShape } from '../joined';
import { columnsOfShape } from '../joined-columns';
import { constantOf } from './constant';
import type { Memory } from './functions/definition';
import { settingsOf } from './settings';
import type { CallNode, FormulaNode } from './tree';

/** Bars before the first value, where every column is there: the longest way from the formula to a column. */
export function warmUpOf(node: FormulaNode): number {
  switch (node.kind) {
    case 'number':
    case 'column':
    case 'word':
      return 0;
    case 'negation':
      return warmUpOf(node.operand);
    case 'binary':
      return Math.max(warmUpOf(node.left), warmUpOf(node.right));
    case 'call':
      return warmUpOfCall(node);
    default:
      return assertNever(node);
  }
}

/** What a value knows; `recursive` where one of its functions carries something on from bar to bar. */
export function memoryOf(node: FormulaNode): Memory {
  return partsOf(node).some((part) => part.kind === 'call' && memoryOfCall(part) === 'recursive')
    ? 'recursive'
    : 'window';
}

/** Names of the joined series that the values are made of, each once. `joined` are those that there are. */
export function joinedOf(node: FormulaNode, joined: readonly JoinedShape[]): readonly string[] {
  const seriesOf = new Map(joined.flatMap(columnsOfShape).map(({ name, series }) => [name, series]));
  const names = partsOf(node).flatMap((part) => {
    if (part.kind === 'column') return seriesOf.get(part.name) ?? [];
    if (part.kind !== 'call' || part.function.kind !== 'bars') return [];
    return part.function.joined(settingsOf(part.function, part.arguments));
  });
  return [...new Set(names)];
}

/** Names of the columns that the values are made of, each once, in the order they appear. */
export function inputsOf(node: FormulaNode): readonly string[] {
  const names = partsOf(node).flatMap((part) => {
    if (part.kind === 'column') return [part.name];
    if (part.kind !== 'call' || part.function.kind !== 'bars') return [];
    return part.function.inputs(settingsOf(part.function, part.arguments));
  });
  return [...new Set(names)];
}

/** What a call does with its arguments, sorted by what they are. */
export interface SortedArguments {
  readonly series: readonly FormulaNode[];
  /** Values of those that are numbers known beforehand. */
  readonly numbers: readonly number[];
}

export function sortArguments({ function: called, arguments: written }: CallNode): SortedArguments {
  const isSeries = (i: number) => ['series', 'values'].includes(called.parameters[i]!.type);
  return {
    series: written.filter((_, i) => isSeries(i)),
    numbers: written.filter((_, i) => !isSeries(i)).map(constantOf),
  };
}

function warmUpOfCall(node: CallNode): number {
  const { function: called } = node;
  if (called.kind === 'bars') return called.warmUp(settingsOf(called, node.arguments));
  const { series, numbers } = sortArguments(node);
  const before = Math.max(...series.map(warmUpOf));
  return called.kind === 'rolling' ? before + called.warmUp(numbers) : before;
}

function memoryOfCall({ function: called, arguments: written }: CallNode): Memory {
  switch (called.kind) {
    case 'pointwise':
      return 'window';
    case 'rolling':
      return called.memory;
    case 'bars':
      return called.memory(settingsOf(called, written));
    default:
      return assertNever(called);
  }
}

/** The node and everything below it. */
function partsOf(node: FormulaNode): readonly FormulaNode[] {
  switch (node.kind) {
    case 'number':
    case 'column':
    case 'word':
      return [node];
    case 'negation':
      return [node, ...partsOf(node.operand)];
    case 'binary':
      return [node, ...partsOf(node.left), ...partsOf(node.right)];
    case 'call':
      return [node, ...node.arguments.flatMap(partsOf)];
    default:
      return assertNever(node);
  }
}
