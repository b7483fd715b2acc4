import { type AverageKind, averages } from '../indicators/averages';
import { distanceFrom } from '../indicators/distance';
import { defineFeature, type FeatureDefinition } from './definition';
import { bars } from './parameters';

interface AverageDistance {
  readonly average: AverageKind;
  readonly label: string;
  readonly formula: string;
  readonly source: string;
}

/** The feature of how far the close lies above one of the moving averages: it stays put where the average itself drifts. */
export function defineAverageDistance({
  average,
  label,
  formula,
  source,
}: AverageDistance): FeatureDefinition {
  const { warmUp, isRecursive, compute } = averages[average];
  return defineFeature({
    kind: `${average}Distance`,
    label: `Distance from the ${label}`,
    group: 'trend',
    description: `How far the close lies above its ${label}.`,
    formula: `close / ${average} - 1; ${formula}`,
    source,
    pane: 'own',
    unit: 'share',
    inputs: ['close'],
    parameters: { period: bars('Period', 20, 2) },
    name: ({ period }) => `Close over ${average.toUpperCase()} ${period}`,
    warmUp: ({ period }) => warmUp(period),
    memory: isRecursive ? 'recursive' : 'window',
    compute: ({ close }, { period }) => distanceFrom(compute(close, period), close),
  });
}
