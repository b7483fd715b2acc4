import { assertNever } from '@shared/errors';
import type { Checked, Checker } from './check';
import type {
  BarsParameter,
  FormulaFunction,
  FormulaParameter,
  NumberParameter,
  WordParameter,
} from './functions/definition';
import { notAWord } from './names';
import { settingsOf } from './settings';
import type { CallSyntax, Syntax } from './syntax';
import type { CallNode } from './tree';

/** Checks what stands between the brackets of a function against its parameters; there are enough of them. */
export function fitArguments(checker: Checker, called: FormulaFunction, syntax: CallSyntax): Checked | null {
  const fitted = syntax.arguments.map((value, i) => fit(checker, called, called.parameters[i]!, value));
  const found = fitted.filter((checked) => checked !== null);
  if (found.length < fitted.length) return null;
  const node: CallNode = { kind: 'call', function: called, arguments: found.map((checked) => checked.node) };
  const constants = found.map((checked) => checked.constant);
  switch (called.kind) {
    case 'pointwise': {
      const message = called.check?.(constants) ?? null;
      if (message !== null) return checker.fault(message, syntax);
      const known = constants.filter((constant) => constant !== null);
      if (known.length < constants.length) return { node, constant: null };
      return checker.constant(node, called.of(...known), syntax);
    }
    case 'rolling':
      return { node, constant: null };
    case 'bars': {
      const faults = called.check(settingsOf(called, node.arguments));
      for (const { setting, message } of faults) {
        const place = called.parameters.findIndex(({ name }) => name === setting);
        checker.fault(`${setting} of ${called.name} ${message}.`, syntax.arguments[place] ?? syntax);
      }
      return faults.length > 0 ? null : { node, constant: null };
    }
    default:
      return assertNever(called);
  }
}

function fit(
  checker: Checker,
  called: FormulaFunction,
  parameter: FormulaParameter,
  value: Syntax,
): Checked | null {
  if (parameter.type === 'word') return fitWord(checker, parameter, value);
  const checked = checker.check(value);
  if (checked === null || parameter.type === 'values') return checked;
  const place = `${parameter.name} of ${called.name}`;
  if (parameter.type === 'series') {
    if (checked.constant === null) return checked;
    return checker.fault(`${place} is one value a bar, such as close; this is the same on every bar.`, value);
  }
  if (checked.constant === null)
    return checker.fault(
      `${place} is a number known beforehand, such as ${exampleOf(parameter)}; this changes from bar to bar.`,
      value,
    );
  const message = numberFault(parameter, checked.constant);
  return message === null ? checked : checker.fault(`${place} ${message}`, value);
}

function fitWord(checker: Checker, parameter: WordParameter, value: Syntax): Checked | null {
  const { name, words } = parameter;
  if (value.kind !== 'name') return checker.fault(`${name} must be one of ${words.join(', ')}.`, value);
  const word = words.find((w) => w.toLowerCase() === value.name.toLowerCase());
  if (word === undefined) return checker.fault(notAWord(value.name, name, words), value);
  return { node: { kind: 'word', word }, constant: null };
}

function numberFault(parameter: BarsParameter | NumberParameter, value: number): string | null {
  const { type, min, max } = parameter;
  const isWhole = type === 'bars' || parameter.isInteger === true;
  const unit = type === 'bars' ? ' of bars' : '';
  if (type === 'bars' && value < 0)
    return `must not be ${value}: that would read later bars. A formula knows this bar and earlier ones only; use ${min} or more.`;
  if (isWhole && !Number.isInteger(value)) return `must be a whole number${unit}, not ${value}.`;
  if (value < min) return `must be at least ${min}, not ${value}.`;
  if (value > max) return `must be at most ${max}, not ${value}.`;
  return null;
}

function exampleOf(parameter: BarsParameter | NumberParameter): number {
  if (parameter.default !== undefined) return parameter.default;
  return parameter.type === 'bars' ? Math.max(20, parameter.min) : parameter.max / 10;
}
