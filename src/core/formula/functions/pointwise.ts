import { type PointwiseFunction, values } from './definition';

const x = values('x', 'A value.');
const a = values('a', 'A value.');
const b = values('b', 'Another value.');
const family = 'Arithmetic';

/** Functions of the values at one bar. */
export const pointwiseFunctions: readonly PointwiseFunction[] = [
  {
    kind: 'pointwise',
    name: 'log',
    family,
    documentation: 'Natural logarithm; undefined where x is not above 0.',
    parameters: [x],
    aliases: ['ln', 'loge'],
    of: (value) => Math.log(value!),
  },
  {
    kind: 'pointwise',
    name: 'exp',
    family,
    documentation: 'e to the power of x.',
    parameters: [x],
    aliases: [],
    of: (value) => Math.exp(value!),
  },
  {
    kind: 'pointwise',
    name: 'sqrt',
    family,
    documentation: 'Square root; undefined where x is below 0.',
    parameters: [x],
    aliases: ['root'],
    of: (value) => Math.sqrt(value!),
  },
  {
    kind: 'pointwise',
    name: 'abs',
    family,
    documentation: 'Size of x without its sign.',
    parameters: [x],
    aliases: ['absolute', 'fabs'],
    of: (value) => Math.abs(value!),
  },
  {
    kind: 'pointwise',
    name: 'sign',
    family,
    documentation: '1 where x is above 0, -1 where it is below, 0 where it is 0.',
    parameters: [x],
    aliases: ['sgn'],
    of: (value) => Math.sign(value!),
  },
  {
    kind: 'pointwise',
    name: 'tanh',
    family,
    documentation: 'Hyperbolic tangent: near 0 it is x, far out it levels off at -1 and 1.',
    parameters: [x],
    aliases: ['squash'],
    of: (value) => Math.tanh(value!),
  },
  {
    kind: 'pointwise',
    name: 'min',
    family,
    documentation: 'The lower of two values. The lowest of the last n bars is lowest(x, n).',
    parameters: [a, b],
    aliases: ['minimum', 'fmin'],
    of: (left, right) => Math.min(left!, right!),
  },
  {
    kind: 'pointwise',
    name: 'max',
    family,
    documentation: 'The higher of two values. The highest of the last n bars is highest(x, n).',
    parameters: [a, b],
    aliases: ['maximum', 'fmax'],
    of: (left, right) => Math.max(left!, right!),
  },
  {
    kind: 'pointwise',
    name: 'clip',
    family,
    documentation: 'x, but no lower than low and no higher than high.',
    parameters: [x, values('low', 'The least it can be.'), values('high', 'The most it can be.')],
    aliases: ['clamp', 'bound', 'limit'],
    check: ([, low, high]) =>
      low != null && high != null && low > high
        ? `low must not be above high, but ${low} is above ${high}.`
        : null,
    of: (value, low, high) => (low! <= high! ? Math.min(Math.max(value!, low!), high!) : NaN),
  },
];
