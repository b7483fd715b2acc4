/** A formula as it is written, before anything is known of its names. Offsets are UTF-16 units, `to` exclusive. */
export type Syntax = NumberSyntax | NameSyntax | NegationSyntax | BinarySyntax | CallSyntax;

export type Operator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '==' | '!=';

interface Span {
  readonly from: number;
  readonly to: number;
}

export interface NumberSyntax extends Span {
  readonly kind: 'number';
  readonly value: number;
}
export interface NameSyntax extends Span {
  readonly kind: 'name';
  readonly name: string;
}
export interface NegationSyntax extends Span {
  readonly kind: 'negation';
  readonly operand: Syntax;
}
export interface BinarySyntax extends Span {
  readonly kind: 'binary';
  readonly operator: Operator;
  readonly left: Syntax;
  readonly right: Syntax;
}
export interface CallSyntax extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Syntax[];
}

/** Which operator binds its operands first: the higher. A sign stands between product and power: -x ^ 2 is -(x ^ 2). */
export const precedence: Readonly<Record<Operator, number>> = {
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '==': 1,
  '!=': 1,
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
  '^': 5,
};
export const comparisonPrecedence = 1;
export const signPrecedence = 4;
export const powerPrecedence = 5;

export function isOperator(text: string): text is Operator {
  return Object.hasOwn(precedence, text);
}
