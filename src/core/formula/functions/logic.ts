import { type PointwiseFunction, values } from './definition';

const condition = values('condition', 'True where it is not 0, as a comparison is.');
const another = values('other', 'Another condition.');
const family = 'Logic';

/** Conditions are numbers: 1 is true, 0 is false, and whatever is not 0 counts as true. Undefined stays undefined. */
export const logicFunctions: readonly PointwiseFunction[] = [
  {
    kind: 'pointwise',
    name: 'if',
    family,
    documentation:
      'The value where the condition is true, else the other one. Only the one that is taken need be defined.',
    parameters: [
      condition,
      values('value', 'Taken where the condition is true.'),
      values('otherwise', 'Taken where it is not.'),
    ],
    aliases: ['iff', 'ifelse', 'where', 'iif'],
    of: (test, value, otherwise) => (Number.isNaN(test!) ? NaN : test !== 0 ? value! : otherwise!),
  },
  {
    kind: 'pointwise',
    name: 'and',
    family,
    documentation: '1 where both conditions are true, else 0.',
    parameters: [condition, another],
    aliases: ['both', 'all'],
    of: (left, right) => truth(left!, right!, left !== 0 && right !== 0),
  },
  {
    kind: 'pointwise',
    name: 'or',
    family,
    documentation: '1 where at least one condition is true, else 0.',
    parameters: [condition, another],
    aliases: ['either', 'any'],
    of: (left, right) => truth(left!, right!, left !== 0 || right !== 0),
  },
  {
    kind: 'pointwise',
    name: 'not',
    family,
    documentation: '1 where the condition is false, 0 where it is true.',
    parameters: [condition],
    aliases: [],
    of: (test) => truth(test!, test!, test === 0),
  },
];

/** 1 or 0; NaN where one of the two values is. */
export function truth(left: number, right: number, isTrue: boolean): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return NaN;
  return isTrue ? 1 : 0;
}
