import type { RunDetail, RunResult } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { LabelKind } from '@shared/spec-label';
import type { ChartLevel, ChartLine, ChartPane } from '../../charts/types';
import type { ChartPalette } from '../../theme/palette';
import { formatChange, formatNumber, formatPercent } from '../../ui/format';
import { type LabelWords, labelWords } from './label-words';

type Decision = ExperimentSpec['decision'];

/** What stands below the price: of a panel its exposure, the probabilities, and of a label that is a number the forecast against what came. */
export function resultPanes(
  run: Pick<RunDetail, 'spec' | 'metrics'>,
  result: RunResult,
  palette: ChartPalette,
): readonly ChartPane[] {
  const { label, decision } = run.spec;
  const nominal = run.metrics?.[result.split].forecast?.nominalCoverage;
  const forecast = forecastPane(result, label.kind, `${formatPercent(nominal, 0)} band`, palette);
  // A volatility says nothing of up and down.
  const probability =
    label.kind === 'volatility' ? [] : [probabilityPane(result, decision, labelWords(label.kind), palette)];
  return [...exposurePane(result, palette), ...(forecast === null ? [] : [forecast]), ...probability];
}

function probabilityPane(
  { probability, probabilityDown, gross }: RunResult,
  { long, short, threshold }: Decision,
  words: LabelWords,
  palette: ChartPalette,
): ChartPane {
  const line = (id: string, label: string, values: Float64Array, color: string): ChartLine => ({
    id,
    label,
    values,
    color,
    format: formatProbability,
  });
  // Chosen on validation rows, each fold has a threshold of its own; those of a panel are for each series, and drawn are their means.
  const isPanel = gross !== null;
  const isFixed = threshold === 'fixed' && !isPanel;
  const called = (said: string) => (isPanel ? `Mean ${said}` : said);
  const longLevels: readonly ChartLevel[] = isFixed ? [{ value: long, label: `long above ${long}` }] : [];
  if (probabilityDown === null) {
    return {
      id: 'probability',
      levels:
        short === null || !isFixed
          ? longLevels
          : [...longLevels, { value: short, label: `short below ${short}` }],
      lines: [line('probability', called(words.probability), probability, palette.accent)],
    };
  }
  // Two lines have two thresholds: that of the lowest class is 1 less that of the highest.
  const downLevel = short === null || !isFixed ? null : Number((1 - short).toFixed(6));
  return {
    id: 'probability',
    levels:
      downLevel === null
        ? longLevels
        : [
            ...longLevels,
            { value: downLevel, label: `short where ${words.probabilityDown} is above ${downLevel}` },
          ],
    lines: [
      line('probability', called(words.probability), probability, palette.up),
      line('probabilityDown', called(words.probabilityDown), probabilityDown, palette.down),
    ],
  };
}

/** How much of the equity a panel's account has in its series; none of one series. */
function exposurePane({ position, gross }: RunResult, palette: ChartPalette): readonly ChartPane[] {
  if (gross === null) return [];
  const shared = { format: formatExposure, kind: 'step' } as const;
  return [
    {
      id: 'exposure',
      levels: [{ value: 0, label: '' }],
      lines: [
        { ...shared, id: 'gross', label: 'Gross exposure', values: gross, color: palette.crosshair },
        { ...shared, id: 'net', label: 'Net', values: position, color: palette.accent },
      ],
    },
  ];
}

/** The band of the forecast, the outcomes as dots and the forecast over both; at the bar whose close they start from. */
function forecastPane(
  result: RunResult,
  kind: LabelKind,
  bandLabel: string,
  palette: ChartPalette,
): ChartPane | null {
  const { forecast, forecastLow, forecastHigh, outcome } = result;
  if (forecast === null || outcome === null) return null;
  const isVolatility = kind === 'volatility';
  // Volatility is forecast by its logarithm.
  const shown = (values: Float64Array): Float64Array => (isVolatility ? values.map(Math.exp) : values);
  const shared = { format: isVolatility ? formatVolatility : formatReturn } as const;
  const band: readonly ChartLine[] =
    forecastLow === null || forecastHigh === null
      ? []
      : [
          {
            ...shared,
            id: 'band',
            label: bandLabel,
            values: shown(forecastHigh),
            lower: shown(forecastLow),
            color: `${palette.accent}38`,
          },
        ];
  const [came, said] = isVolatility ? ['Realised volatility of a bar', 'Forecast'] : ['Outcome', 'Forecast'];
  return {
    id: 'forecast',
    weight: 1.5,
    levels: isVolatility ? [] : [{ value: 0, label: '' }],
    lines: [
      ...band,
      {
        ...shared,
        id: 'outcome',
        label: came,
        values: shown(outcome),
        color: palette.crosshair,
        kind: 'dots',
      },
      { ...shared, id: 'forecast', label: said, values: shown(forecast), color: palette.accent },
    ],
  };
}

const formatProbability = (value: number): string => formatNumber(value, 3);
const formatExposure = (value: number): string => formatPercent(value, 0);
const formatReturn = (value: number): string => formatChange(value, 2);
const formatVolatility = (value: number): string => formatPercent(value, 2);
