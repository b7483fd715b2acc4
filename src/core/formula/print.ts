import { assertNever } from '@shared/errors';
import { comparisonPrecedence, precedence, signPrecedence } from './syntax';
import type { BinaryNode, FormulaNode } from './tree';

/**
 * The formula as it is written with one space around operators and no bracket too many: equal formulas read equal, and
 * parsing it gives the same tree.
 */
export function formulaText(node: FormulaNode): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'column':
      return node.name;
    case 'word':
      return node.word;
    case 'negation':
      return `-${within(node.operand, signPrecedence)}`;
    case 'binary':
      return binaryText(node);
    case 'call':
      return `${node.function.name}(${node.arguments.map(formulaText).join(', ')})`;
    default:
      return assertNever(node);
  }
}

function binaryText({ operator, left, right }: BinaryNode): string {
  const own = precedence[operator];
  const isComparison = own === comparisonPrecedence;
  // A power binds from the right and takes a sign there; comparisons do not chain; all others bind from the left.
  const leastLeft = operator === '^' || isComparison ? own + 1 : own;
  const leastRight = operator === '^' ? signPrecedence : own + 1;
  return `${within(left, leastLeft)} ${operator} ${within(right, leastRight)}`;
}

/** In brackets where it binds less than its place asks. */
function within(node: FormulaNode, least: number): string {
  const text = formulaText(node);
  return bindingOf(node) < least ? `(${text})` : text;
}

function bindingOf(node: FormulaNode): number {
  if (node.kind === 'binary') return precedence[node.operator];
  return node.kind === 'negation' ? signPrecedence : Infinity;
}
