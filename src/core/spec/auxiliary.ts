import type { AuxiliarySpec, SpecFault } from '@shared/spec';
import { barColumns } from '../formula/library';
import { unknownShapes } from '../joined';
import { columnsOfShape } from '../joined-columns';

/** Names of auxiliary series that features and formulas could not tell apart. */
export function auxiliaryFaults(auxiliary: readonly AuxiliarySpec[]): readonly SpecFault[] {
  const names = auxiliary.map(({ name }) => name);
  return names.flatMap((name, index) => {
    const message = nameFault(name, names, index);
    return message === null ? [] : [{ path: `data.auxiliary.${index}.name`, message }];
  });
}

function nameFault(name: string, names: readonly string[], index: number): string | null {
  const earlier = names.indexOf(name);
  if (earlier < index)
    return `is "${name}", as that of data.auxiliary.${earlier}; give each a name of its own`;
  if (barColumns.some((column) => column.name === name))
    return `is "${name}", a column of the traded bars; choose another`;
  const owner = names.find((other) => other !== name && columnNamesOf(other).has(name));
  return owner === undefined
    ? null
    : `is "${name}", which formulas read as a column of "${owner}"; choose another`;
}

function columnNamesOf(name: string): ReadonlySet<string> {
  return new Set(
    unknownShapes([name])
      .flatMap(columnsOfShape)
      .map((column) => column.name),
  );
}
