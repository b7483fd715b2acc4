import { fitHar, forecastHar } from '../../models/volatility/har';
import type { SayingBaseline } from '../baseline';
import { sayVolatility } from '../volatility-forecasts';

/** Of squared returns, the only measure of variance that every series of bars has. */
export const harBaseline: SayingBaseline = {
  kind: 'har',
  how: 'says',
  automatic: 'always',
  name: () => 'HAR',
  fits: ({ kind }) => kind === 'volatility',
  say: (fold) =>
    sayVolatility(fold, (training, horizon) => {
      const model = fitHar(squares(training), horizon);
      return { note: null, forecast: (returns) => forecastHar(model, squares(returns)) };
    }),
};

function squares(returns: Float64Array): Float64Array {
  return returns.map((change) => change * change);
}
