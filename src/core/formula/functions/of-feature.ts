import type { ParameterDescriptor } from '@shared/features';
import type { FeatureDefinition } from '../../features/definition';
import type { BarsFunction } from './definition';

/**
 * A registered feature as a function of formulas: `macd(line, 12, 26)` is the feature macd with its first three parameters,
 * in the order they are declared, and the defaults of the rest.
 */
export function functionOfFeature(definition: FeatureDefinition): BarsFunction {
  const { kind, descriptor } = definition;
  return {
    kind: 'bars',
    name: kind,
    family: 'Features',
    documentation: `${descriptor.label}. ${descriptor.description}`,
    parameters: descriptor.parameters.map(parameterOf),
    aliases: [],
    check: (settings) =>
      definition.fit({ kind, ...settings }).faults.map(({ path, message }) => ({ setting: path, message })),
    inputs: (settings) => definition.inputsOf(settings),
    memory: (settings) => definition.memory(settings),
    warmUp: (settings) => definition.warmUp(settings),
    compute: (bars, settings) => definition.compute(bars, settings),
  };
}

function parameterOf(parameter: ParameterDescriptor): BarsFunction['parameters'][number] {
  const { name, label } = parameter;
  if (parameter.type === 'formula') throw new Error(`A formula cannot hold another, as ${name} would.`);
  const documentation = `${label}.`;
  if (parameter.type === 'choice') {
    const words = parameter.choices.map(({ value }) => value);
    return { type: 'word', name, documentation, words, default: parameter.default };
  }
  const { min, max, default: initial } = parameter;
  return {
    type: 'number',
    name,
    documentation,
    min,
    max,
    default: initial,
    isInteger: parameter.type === 'integer',
  };
}
