import { harComponent } from '../../indicators/har';
import { annualName, barsPerYear } from '../annual';
import { defineFeature } from '../definition';
import { bars, choice } from '../parameters';

export const harFeature = defineFeature({
  kind: 'har',
  label: 'HAR volatility component',
  group: 'volatility',
  description:
    'Realised volatility of the last day, week or month: the three of a HAR model together show how it decays.',
  formula: 'sqrt(mean(log return^2) over the bars of the component) * sqrt(barsPerYear)',
  source: 'Corsi, Journal of Financial Econometrics 7(2) (2009)',
  pane: 'own',
  unit: 'share',
  inputs: ['close'],
  parameters: {
    output: choice('Component', 'weekly', { daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly' }),
    day: bars('Bars of a day', 1),
    week: bars('Bars of a week', 5),
    month: bars('Bars of a month', 22),
    barsPerYear,
  },
  check: ({ day, week, month }) => [
    ...(day < week ? [] : [{ path: 'day', message: `must be below the ${week} of a week, not ${day}` }]),
    ...(week < month
      ? []
      : [{ path: 'week', message: `must be below the ${month} of a month, not ${week}` }]),
  ],
  name: ({ output, day, week, month, barsPerYear }) =>
    annualName(`HAR ${day} ${week} ${month} ${output}`, barsPerYear),
  warmUp: ({ output, day, week, month }) => ({ daily: day, weekly: week, monthly: month })[output],
  memory: 'window',
  compute: ({ close }, { output, day, week, month, barsPerYear }) =>
    harComponent(close, { daily: day, weekly: week, monthly: month }[output], barsPerYear),
});
