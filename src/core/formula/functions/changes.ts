import { simpleReturn } from '../../indicators/returns';
import { difference } from '../../transforms/difference';
import { lag } from '../../transforms/lag';
import { type BarsParameter, type RollingFunction, series, window } from './definition';

const back: BarsParameter = window(1, 'Bars to look back.');

/** Functions of this bar and one earlier one. */
export const changeFunctions: readonly RollingFunction[] = [
  earlier('lag', 'The value n bars ago.', ['delay', 'ref', 'shift', 'previous', 'prev', 'before'], lag),
  earlier('diff', 'Change over n bars: x - lag(x, n).', ['delta', 'change', 'difference', 'mom'], difference),
  earlier(
    'pct',
    'Relative change over n bars, as a share: x / lag(x, n) - 1.',
    ['roc', 'pct_change', 'returns', 'ret', 'percent'],
    simpleReturn,
  ),
];

function earlier(
  name: string,
  documentation: string,
  aliases: readonly string[],
  of: (values: Float64Array, bars: number) => Float64Array,
): RollingFunction {
  return {
    kind: 'rolling',
    name,
    family: 'Earlier bars',
    documentation,
    parameters: [series(), back],
    aliases,
    memory: 'window',
    warmUp: ([n]) => n!,
    compute: ([x], [n]) => of(x!, n!),
  };
}
