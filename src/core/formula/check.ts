import { assertNever } from '@shared/errors';
import type { FormulaFault } from './fault';
import { fitArguments } from './fit-arguments';
import type { FormulaFunction } from './functions/definition';
import { type FormulaLibrary, findNamed } from './library';
import { notAColumn, notAFunction } from './names';
import { operators } from './operators';
import { signatureOf } from './signature';
import type { BinarySyntax, CallSyntax, NameSyntax, NegationSyntax, Syntax } from './syntax';
import type { FormulaNode } from './tree';

export type CheckResult =
  | { readonly ok: true; readonly ast: FormulaNode }
  | { readonly ok: false; readonly faults: readonly FormulaFault[] };

/** What is known of a part of a formula. */
export interface Checked {
  readonly node: FormulaNode;
  /** Its value where that is the same on every bar; null for a series. */
  readonly constant: number | null;
}

/**
 * Finds the names of a formula in the library and checks that every value fits its place; every fault found, in the order
 * of the text. A part that is faulty is not held against the parts around it.
 */
export function checkSyntax(syntax: Syntax, library: FormulaLibrary): CheckResult {
  const checker = new Checker(library);
  const checked = checker.check(syntax);
  if (checked !== null && checked.constant !== null)
    checker.fault('The formula is the same on every bar: it reads no column, such as close.', syntax);
  const faults = checker.faults.toSorted((a, b) => a.from - b.from);
  return checked !== null && faults.length === 0 ? { ok: true, ast: checked.node } : { ok: false, faults };
}

export class Checker {
  readonly faults: FormulaFault[] = [];

  constructor(private readonly library: FormulaLibrary) {}

  fault(message: string, { from, to }: { readonly from: number; readonly to: number }): null {
    this.faults.push({ message, from, to });
    return null;
  }

  /** Null where the part is faulty; the faults are then known. */
  check(syntax: Syntax): Checked | null {
    switch (syntax.kind) {
      case 'number':
        return { node: { kind: 'number', value: syntax.value }, constant: syntax.value };
      case 'name':
        return this.column(syntax);
      case 'negation':
        return this.negation(syntax);
      case 'binary':
        return this.binary(syntax);
      case 'call':
        return this.call(syntax);
      default:
        return assertNever(syntax);
    }
  }

  /** The same on every bar, and a number at all. */
  constant(node: FormulaNode, value: number, syntax: Syntax): Checked | null {
    if (Number.isFinite(value)) return { node, constant: value };
    return this.fault('This has no value: it divides by 0, or is too large, or is undefined.', syntax);
  }

  private column(syntax: NameSyntax): Checked | null {
    const column = findNamed(this.library.columns, syntax.name);
    if (column === undefined) return this.fault(notAColumn(syntax.name, this.library), syntax);
    return { node: { kind: 'column', name: column.name }, constant: null };
  }

  private negation(syntax: NegationSyntax): Checked | null {
    const operand = this.check(syntax.operand);
    if (operand === null) return null;
    const node: FormulaNode = { kind: 'negation', operand: operand.node };
    return { node, constant: operand.constant === null ? null : -operand.constant };
  }

  private binary(syntax: BinarySyntax): Checked | null {
    const left = this.check(syntax.left);
    const right = this.check(syntax.right);
    if (left === null || right === null) return null;
    const { operator } = syntax;
    const node: FormulaNode = { kind: 'binary', operator, left: left.node, right: right.node };
    if (left.constant === null || right.constant === null) return { node, constant: null };
    return this.constant(node, operators[operator](left.constant, right.constant), syntax);
  }

  private call(syntax: CallSyntax): Checked | null {
    const called = findNamed(this.library.functions, syntax.name);
    if (called === undefined) {
      const span = { from: syntax.from, to: syntax.from + syntax.name.length };
      // A bare name may be the setting of the function that was meant, so nothing is said of it.
      for (const value of syntax.arguments) if (value.kind !== 'name') this.check(value);
      return this.fault(notAFunction(syntax.name, this.library), span);
    }
    const count = syntax.arguments.length;
    const needed = called.parameters.filter((parameter) => !('default' in parameter)).length;
    if (count < needed || count > called.parameters.length)
      return this.fault(wrongCount(called, needed, count), syntax);
    return fitArguments(this, called, syntax);
  }
}

function wrongCount(called: FormulaFunction, least: number, count: number): string {
  const most = called.parameters.length;
  const range = least === most ? `${most}` : `${least} to ${most}`;
  const noun = most === 1 ? 'value' : 'values';
  return `${called.name} takes ${range === '0' ? 'no' : range} ${noun}, not ${count}. It is written ${signatureOf(called)}.`;
}
