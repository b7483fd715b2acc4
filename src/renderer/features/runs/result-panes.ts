import type { RunDetail, RunResult } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { ChartLevel, ChartLine, ChartPane } from '../../charts/types';
import type { ChartPalette } from '../../theme/palette';
import { formatChange, formatNumber, formatPercent } from '../../ui/format';

type Decision = ExperimentSpec['decision'];

/** What stands below the price: the probabilities, and of the label return the forecast against what came. */
export function resultPanes(
  run: Pick<RunDetail, 'spec' | 'metrics'>,
  result: RunResult,
  palette: ChartPalette,
): readonly ChartPane[] {
  const nominal = run.metrics?.[result.split].forecast?.nominalCoverage;
  const forecast = forecastPane(result, `${formatPercent(nominal, 0)} band`, palette);
  const probability = probabilityPane(result, run.spec.decision, palette);
  return forecast === null ? [probability] : [forecast, probability];
}

function probabilityPane(
  { probability, probabilityDown }: RunResult,
  { long, short }: Decision,
  palette: ChartPalette,
): ChartPane {
  const line = (id: string, label: string, values: Float64Array, color: string): ChartLine => ({
    id,
    label,
    values,
    color,
    format: formatProbability,
  });
  const longLevel: ChartLevel = { value: long, label: `long above ${long}` };
  if (probabilityDown === null) {
    return {
      id: 'probability',
      levels: short === null ? [longLevel] : [longLevel, { value: short, label: `short below ${short}` }],
      lines: [line('probability', 'P(up)', probability, palette.accent)],
    };
  }
  // Two lines have two thresholds: that of P(down) is 1 less that of P(up).
  const downLevel = short === null ? null : Number((1 - short).toFixed(6));
  return {
    id: 'probability',
    levels:
      downLevel === null
        ? [longLevel]
        : [longLevel, { value: downLevel, label: `short where P(down) is above ${downLevel}` }],
    lines: [
      line('probability', 'P(up)', probability, palette.up),
      line('probabilityDown', 'P(down)', probabilityDown, palette.down),
    ],
  };
}

/** The band of the forecast, the outcomes as dots and the forecast over both; at the bar whose close they start from. */
function forecastPane(result: RunResult, bandLabel: string, palette: ChartPalette): ChartPane | null {
  const { forecast, forecastLow, forecastHigh, outcome } = result;
  if (forecast === null || outcome === null) return null;
  const shared = { format: formatReturn } as const;
  const band: readonly ChartLine[] =
    forecastLow === null || forecastHigh === null
      ? []
      : [
          {
            ...shared,
            id: 'band',
            label: bandLabel,
            values: forecastHigh,
            lower: forecastLow,
            color: `${palette.accent}38`,
          },
        ];
  return {
    id: 'forecast',
    weight: 1.5,
    levels: [{ value: 0, label: '' }],
    lines: [
      ...band,
      { ...shared, id: 'outcome', label: 'Outcome', values: outcome, color: palette.crosshair, kind: 'dots' },
      { ...shared, id: 'forecast', label: 'Forecast', values: forecast, color: palette.accent },
    ],
  };
}

const formatProbability = (value: number): string => formatNumber(value, 3);
const formatReturn = (value: number): string => formatChange(value, 2);
