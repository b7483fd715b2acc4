import { constantOf } from './constant';
import type { BarsFunction, Settings } from './functions/definition';
import type { FormulaNode } from './tree';

/** The settings of a function of the bars by name: those that were written, and the defaults of the others. */
export function settingsOf({ name, parameters }: BarsFunction, written: readonly FormulaNode[]): Settings {
  const settings: Record<string, number | string> = {};
  parameters.forEach((parameter, i) => {
    const node = written[i];
    const value =
      node === undefined ? parameter.default : node.kind === 'word' ? node.word : constantOf(node);
    if (value === undefined) throw new Error(`${name} has no default for its setting "${parameter.name}".`);
    settings[parameter.name] = value;
  });
  return settings;
}
