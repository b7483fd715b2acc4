import { AppError } from '@shared/errors';
import { fitGarch, forecastGarch } from '../../models/volatility/garch';
import type { SayingBaseline } from '../baseline';
import { sayVolatility } from '../volatility-forecasts';

/** GARCH(1,1) with a constant mean, fitted anew to each fold. */
export const garchBaseline: SayingBaseline = {
  kind: 'garch',
  how: 'says',
  automatic: 'always',
  name: () => 'GARCH(1,1)',
  fits: ({ kind }) => kind === 'volatility',
  say: (fold) =>
    sayVolatility(fold, (training, horizon) => {
      const model = fitGarch(training);
      if (!model.isConverged) throw new AppError('invalid', model.note!);
      return { note: model.note, forecast: (returns) => forecastGarch(model, returns, horizon) };
    }),
};
