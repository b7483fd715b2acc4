import type { DetailLine } from '@shared/chart';
import type { FeatureDescriptor } from '@shared/features';
import type { FeatureSpec } from '@shared/spec';
import type { ChartLine, ChartPane } from '../../../charts/types';
import { formatPercent, priceFormatOf, valueFormatOf } from '../../../ui/format';
import { groupBy } from '../../../ui/group-by';

/** An indicator with its values, one a bucket of the chart. */
export interface ComputedIndicator {
  readonly id: string;
  readonly feature: FeatureSpec;
  readonly descriptor: FeatureDescriptor;
  readonly line: DetailLine;
}

export interface IndicatorLines {
  readonly overlays: readonly ChartLine[];
  readonly panes: readonly ChartPane[];
}

/** Where each indicator is drawn: over the candles, or in a pane below that indicators of one kind share. */
export function arrange(indicators: readonly ComputedIndicator[]): IndicatorLines {
  const overlays = indicators.filter(({ descriptor }) => descriptor.pane === 'price').map(toLine);
  const own = indicators.filter(({ descriptor }) => descriptor.pane === 'own');
  const byKind = groupBy(own, ({ feature }) => feature.kind);
  const panes = [...byKind].map(([kind, members]) => ({
    id: kind,
    lines: members.map(toLine),
    ...frameOf(members[0]!.descriptor),
  }));
  return { overlays, panes };
}

/** Short name with the parameters that make it: `RSI 14`, `MACD 12 26 9 Histogram`. */
export function indicatorTitle(feature: FeatureSpec, descriptor: FeatureDescriptor): string {
  const values = descriptor.parameters.map((parameter) => {
    const value = feature[parameter.name] ?? parameter.default;
    if (parameter.type !== 'choice') return String(value);
    return parameter.choices.find((choice) => choice.value === value)?.label ?? String(value);
  });
  return [shortNames[descriptor.kind] ?? descriptor.label, ...values].join(' ');
}

/** The names that traders write on charts, where they are shorter than the catalogue's. */
const shortNames: Readonly<Record<string, string>> = {
  sma: 'SMA',
  ema: 'EMA',
  rsi: 'RSI',
  atr: 'ATR',
  bollinger: 'Bollinger',
  slope: 'Slope',
};

function toLine({ id, feature, descriptor, line }: ComputedIndicator): ChartLine {
  const isHistogram = Object.values(feature).includes('histogram');
  return {
    id,
    label: indicatorTitle(feature, descriptor),
    values: line.values,
    // Over the candles, which show what the price went through, a band would hide them.
    extremes: isHistogram || descriptor.pane === 'price' ? null : line.extremes,
    kind: isHistogram ? 'histogram' : 'line',
    format: formatOf(descriptor.unit, line.largest),
  };
}

function formatOf(unit: string, largest: number): (value: number) => string {
  if (unit === 'share') return shareFormatOf(largest);
  return unit === 'price' ? priceFormatOf(largest) : valueFormatOf(largest);
}

/** Two decimals of a per cent show nothing of returns by the minute. */
function shareFormatOf(largest: number): (value: number) => string {
  const digits = largest > 0 && largest < 0.01 ? Math.min(8, 1 - Math.floor(Math.log10(largest))) : 2;
  return (value) => formatPercent(value, digits);
}

function frameOf(descriptor: FeatureDescriptor): Pick<ChartPane, 'levels' | 'range'> {
  if (descriptor.unit === 'index 0-100') {
    return {
      range: [0, 100],
      levels: [
        { value: 70, label: '' },
        { value: 30, label: '' },
      ],
    };
  }
  return descriptor.unit === 'z-score' ? { levels: [{ value: 0, label: '' }] } : {};
}
