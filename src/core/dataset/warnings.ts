import { splitNames, splitWords } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { Bars } from '../bars';
import { requireFeature } from '../features/registry';
import { shapesOf } from '../joined';
import type { SplitRows } from '../validation/chronological';
import { labelWarnings, type RowLabels } from './label-warnings';
import type { Market } from './market';
import { sessionOpens } from './session-opens';

/** Share of bars that open exactly where the last one closed, above which the opens look made up. */
const fictitiousOpens = 0.2;

/**
 * What the user should know before believing a result on these data, as sentences.
 *
 * @param market null of a panel, whose rows are of many
 */
export function datasetWarnings(
  spec: ExperimentSpec,
  market: Market | null,
  labels: RowLabels,
  rows: SplitRows,
): readonly string[] {
  return [
    // Nothing is filled on a forecast of volatility.
    ...(market === null || spec.label.kind === 'volatility' ? [] : openWarnings(market.bars, rows)),
    ...labelWarnings(spec, labels, rows),
    ...(market === null ? [] : adjustedLevelWarnings(spec, market)),
  ];
}

/** Share of the session opens among the bars first + 1 ... last that equal the close before; NaN where there are none. */
export function shareOpenAtPreviousClose(bars: Bars, first: number, last: number): number {
  const opens = sessionOpens(bars.time);
  let equal = 0;
  let all = 0;
  for (let t = first + 1; t <= last; t++) {
    if (opens[t] === 0) continue;
    all++;
    if (bars.open[t] === bars.close[t - 1]) equal++;
  }
  return all > 0 ? equal / all : NaN;
}

function openWarnings(bars: Bars, rows: SplitRows): readonly string[] {
  const found = splitNames.flatMap((name) => {
    const share = shareOpenAtPreviousClose(bars, rows[name][0]!, rows[name].at(-1)!);
    return share > fictitiousOpens
      ? [`${Math.round(share * 100)}% of the bars of the ${splitWords[name]} period`]
      : [];
  });
  if (found.length === 0) return [];
  const where = found.length === 1 ? found[0]! : `${found.slice(0, -1).join(', ')} and ${found.at(-1)!}`;
  return [`On ${where} the open equals the previous close: a fill at the next open is fictitious there.`];
}

/** The level of an adjusted price was set by dividends and splits that came later, so it is not known at the bar. */
function adjustedLevelWarnings(spec: ExperimentSpec, { bars, joined }: Market): readonly string[] {
  if (spec.data.prices !== 'adjusted') return [];
  return spec.features.flatMap((feature) => {
    const { definition, parameters } = requireFeature(feature, shapesOf(joined));
    if (!definition.isPriceLevel(bars, parameters, joined)) return [];
    return [
      `${definition.label(parameters)} is a price level, and adjusted price levels hold dividends and splits paid later; prefer a return or a slope.`,
    ];
  });
}
