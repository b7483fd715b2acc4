import type { FormulaFunction } from './functions/definition';
import type { Operator } from './syntax';

/** A formula whose names are known and whose values fit: what `parseFormula` gives and everything else takes. */
export type FormulaNode = NumberNode | ColumnNode | WordNode | NegationNode | BinaryNode | CallNode;

export interface NumberNode {
  readonly kind: 'number';
  readonly value: number;
}
export interface ColumnNode {
  readonly kind: 'column';
  readonly name: string;
}
/** A setting of a feature that is one of a few names. */
export interface WordNode {
  readonly kind: 'word';
  readonly word: string;
}
export interface NegationNode {
  readonly kind: 'negation';
  readonly operand: FormulaNode;
}
export interface BinaryNode {
  readonly kind: 'binary';
  readonly operator: Operator;
  readonly left: FormulaNode;
  readonly right: FormulaNode;
}
export interface CallNode {
  readonly kind: 'call';
  readonly function: FormulaFunction;
  /** As many as were written; the function knows the defaults of the others. */
  readonly arguments: readonly FormulaNode[];
}
