import { type FormulaFault, shortened } from './fault';
import { formulaLimits } from './limits';
import {
  comparisonPrecedence,
  isOperator,
  type Operator,
  powerPrecedence,
  precedence,
  type Syntax,
} from './syntax';
import type { Token } from './tokens';

/** Thrown at the first fault. */
export class ParserStop extends Error {
  constructor(readonly fault: FormulaFault) {
    super(fault.message);
  }
}

/**
 * Precedence climbing over the tokens of a formula, the last of which is the end. Operators of one precedence go from the
 * left, powers from the right, comparisons stand alone. Depth and nodes are counted, so that no text can exhaust the stack.
 */
export class Parser {
  private at = 0;
  private nodes = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.here().kind === 'end';
  }

  formula(): Syntax {
    if (this.isAtEnd) this.stop('The formula is empty. Write one such as log(close / lag(close, 1)).');
    const syntax = this.expression(0);
    const { kind } = this.here();
    if (kind === ')') this.stop('This ")" closes nothing: there is no "(" for it.');
    if (kind === ',') this.stop('A comma stands only between the values of a function, in its brackets.');
    if (kind !== 'end') this.stop(missingBefore('An operator such as + or *', this.here()));
    return syntax;
  }

  /** Operands joined by operators that bind at least as strongly as `weakest`. */
  private expression(weakest: number): Syntax {
    let left = this.operand();
    for (;;) {
      const operator = this.operatorHere();
      if (operator === null || precedence[operator] < weakest) return left;
      this.count(this.next());
      const right = this.rightOf(operator);
      left = { kind: 'binary', operator, left, right, from: left.from, to: right.to };
      if (precedence[operator] === comparisonPrecedence) this.refuseSecondComparison();
    }
  }

  private rightOf(operator: Operator): Syntax {
    if (operator !== '^') return this.expression(precedence[operator] + 1);
    return this.deeper(() => this.expression(powerPrecedence));
  }

  private refuseSecondComparison(): void {
    const operator = this.operatorHere();
    if (operator === null || precedence[operator] !== comparisonPrecedence) return;
    this.stop('Comparisons do not chain. Write and(a < b, b < c), or put one of them in brackets.');
  }

  private operand(): Syntax {
    const token = this.here();
    const { text, from, to } = token;
    switch (token.kind) {
      case 'number':
        this.count(this.next());
        return { kind: 'number', value: Number(text), from, to };
      case 'name':
        this.count(this.next());
        return this.here().kind === '(' ? this.call(token) : { kind: 'name', name: text, from, to };
      case '(':
        return this.group();
      case 'operator':
        return this.sign();
      default:
        return this.stop('A value is missing here, such as close, 20 or sma(close, 20).');
    }
  }

  private sign(): Syntax {
    const token = this.here();
    if (token.text === '+') this.stop('A value needs no + before it. Leave it out.');
    if (token.text !== '-') this.stop(missingBefore('A value', token));
    this.count(this.next());
    const operand = this.deeper(() => this.expression(powerPrecedence));
    return { kind: 'negation', operand, from: token.from, to: operand.to };
  }

  private group(): Syntax {
    const open = this.next();
    const inner = this.deeper(() => this.expression(0));
    if (this.here().kind === ',')
      this.stop('A comma stands only between the values of a function, in its brackets.');
    const close = this.close(open, 'An operator such as + or *');
    return { ...inner, from: open.from, to: close.to };
  }

  private call(name: Token): Syntax {
    const open = this.next();
    const values: Syntax[] = [];
    if (this.here().kind !== ')') {
      values.push(this.deeper(() => this.expression(0)));
      while (this.here().kind === ',') {
        this.next();
        values.push(this.deeper(() => this.expression(0)));
      }
    }
    const close = this.close(open, 'A comma or an operator');
    return { kind: 'call', name: name.text, arguments: values, from: name.from, to: close.to };
  }

  private close(open: Token, otherwise: string): Token {
    if (this.here().kind === ')') return this.next();
    if (!this.isAtEnd) this.stop(missingBefore(otherwise, this.here()));
    const { from, to } = open;
    throw new ParserStop({ message: 'This "(" is never closed: a ")" is missing.', from, to });
  }

  private deeper(read: () => Syntax): Syntax {
    this.depth++;
    const { depth } = formulaLimits;
    if (this.depth > depth)
      this.stop(`The formula is nested more than ${depth} levels deep. Split it into several features.`);
    const syntax = read();
    this.depth--;
    return syntax;
  }

  private count({ from, to }: Token): void {
    this.nodes++;
    const { nodes } = formulaLimits;
    if (this.nodes <= nodes) return;
    const message = `The formula has more than ${nodes} numbers, names and operators. Split it into several features.`;
    throw new ParserStop({ message, from, to });
  }

  private operatorHere(): Operator | null {
    const { kind, text } = this.here();
    return kind === 'operator' && isOperator(text) ? text : null;
  }

  private here(): Token {
    return this.tokens[this.at]!;
  }

  private next(): Token {
    const token = this.here();
    this.at++;
    return token;
  }

  private stop(message: string): never {
    const { from, to } = this.here();
    throw new ParserStop({ message, from, to });
  }
}

function missingBefore(what: string, { text }: Token): string {
  return `${what} is missing before "${shortened(text)}".`;
}
