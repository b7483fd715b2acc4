import type { FeatureDescriptor } from '@shared/features';
import type { FeatureSpec } from '@shared/spec';
import type { ChartLine, ChartPane } from '../../../charts/types';
import { formatNumber, formatPercent, priceFormatFor } from '../../../ui/format';
import { groupBy } from '../../../ui/group-by';

/** An indicator with its values, one a bar. */
export interface ComputedIndicator {
  readonly id: string;
  readonly feature: FeatureSpec;
  readonly descriptor: FeatureDescriptor;
  readonly values: Float64Array;
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

function toLine({ id, feature, descriptor, values }: ComputedIndicator): ChartLine {
  return {
    id,
    label: indicatorTitle(feature, descriptor),
    values,
    kind: Object.values(feature).includes('histogram') ? 'histogram' : 'line',
    format: formatOf(descriptor.unit, values),
  };
}

function formatOf(unit: string, values: Float64Array): (value: number) => string {
  if (unit === 'share') return (value) => formatPercent(value, 2);
  return unit === 'price' ? priceFormatFor(values) : (value) => formatNumber(value, 2);
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
