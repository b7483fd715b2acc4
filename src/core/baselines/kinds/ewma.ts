import { fitEwma, forecastEwma } from '../../models/volatility/ewma';
import type { SayingBaseline } from '../baseline';
import { sayVolatility } from '../volatility-forecasts';

/** With RiskMetrics' decay of 0.94. */
export const ewmaBaseline: SayingBaseline = {
  kind: 'ewma',
  how: 'says',
  automatic: 'always',
  name: () => 'EWMA',
  fits: ({ kind }) => kind === 'volatility',
  say: (fold) =>
    sayVolatility(fold, (training, horizon) => {
      const model = fitEwma(training);
      return { note: null, forecast: (returns) => forecastEwma(model, returns, horizon) };
    }),
};
