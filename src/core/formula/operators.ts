import { truth } from './functions/logic';
import type { Operator } from './syntax';

/** What an operator makes of two numbers; comparisons give 1 or 0, and NaN where one of the two is NaN. */
export const operators: Readonly<Record<Operator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
  '<': (left, right) => truth(left, right, left < right),
  '<=': (left, right) => truth(left, right, left <= right),
  '>': (left, right) => truth(left, right, left > right),
  '>=': (left, right) => truth(left, right, left >= right),
  '==': (left, right) => truth(left, right, left === right),
  '!=': (left, right) => truth(left, right, left !== right),
};
