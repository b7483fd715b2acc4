import type { AuxiliarySpec, SpecFault } from '@shared/spec';
import { barColumns } from '../formula/library';
import { unknownShapes } from '../joined';
import { columnsOfShape } from '../joined-columns';

/** Names of auxiliary series that features and formulas could not tell apart, and lags that are no number of bars. */
export function auxiliaryFaults(auxiliary: readonly AuxiliarySpec[]): readonly SpecFault[] {
  const names = auxiliary.map(({ name }) => name);
  return auxiliary.flatMap(({ name, lag, lagUnit }, index) => {
    const path = `data.auxiliary.${index}`;
    const message = nameFault(name, names, index);
    return [
      ...(message === null ? [] : [{ path: `${path}.name`, message }]),
      ...(lagUnit === 'bars' && !Number.isInteger(lag)
        ? [{ path: `${path}.lag`, message: `must be a whole number of bars, not ${lag}` }]
        : []),
    ];
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
