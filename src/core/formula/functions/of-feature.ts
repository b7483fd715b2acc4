import type { ParameterDescriptor } from '@shared/features';
import type { FeatureDefinition } from '../../features/definition';
import { type JoinedShape, ofKinds } from '../../joined';
import type { BarsFunction } from './definition';

/**
 * A registered feature as a function of formulas: `macd(line, 12, 26)` is the feature macd with its first three parameters,
 * in the order they are declared, and the defaults of the rest. A parameter that is a joined series is one of the names in
 * `joined`, and can be left out where one alone fits.
 */
export function functionOfFeature(
  definition: FeatureDefinition,
  joined: readonly JoinedShape[] = [],
): BarsFunction {
  const { kind, descriptor } = definition;
  return {
    kind: 'bars',
    name: kind,
    family: 'Features',
    documentation: `${descriptor.label}. ${descriptor.description}`,
    parameters: descriptor.parameters.map((parameter) => parameterOf(parameter, joined)),
    aliases: [],
    check: (settings) =>
      definition
        .fit({ kind, ...settings }, joined)
        .faults.map(({ path, message }) => ({ setting: path, message })),
    inputs: (settings) => definition.inputsOf(settings),
    joined: (settings) => definition.joinedOf(settings, joined),
    memory: (settings) => definition.memory(settings),
    warmUp: (settings) => definition.warmUp(settings),
    compute: (bars, settings, series) => definition.compute(bars, settings, series),
  };
}

function parameterOf(
  parameter: ParameterDescriptor,
  joined: readonly JoinedShape[],
): BarsFunction['parameters'][number] {
  const { name, label } = parameter;
  const documentation = `${label}.`;
  switch (parameter.type) {
    case 'formula':
      throw new Error(`A formula cannot hold another, as ${name} would.`);
    case 'choice': {
      const words = parameter.choices.map(({ value }) => value);
      return { type: 'word', name, documentation, words, default: parameter.default };
    }
    case 'series': {
      const words = ofKinds(joined, parameter.kinds).map((shape) => shape.name);
      const [only] = words;
      const initial = words.length === 1 && only !== undefined ? { default: only } : {};
      return { type: 'word', name, documentation, words, ...initial };
    }
    default: {
      const { min, max, default: initial, type } = parameter;
      return {
        type: 'number',
        name,
        documentation,
        min,
        max,
        default: initial,
        isInteger: type === 'integer',
      };
    }
  }
}
