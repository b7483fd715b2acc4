import type { FeatureSpec } from '@shared/spec';
import type { BundledRecipe } from './bundled';

/**
 * The 20 features that the LSTM benchmark of Qlib keeps of its Alpha158, in its order (`col_list` of
 * examples/benchmarks/LSTM/workflow_config_lstm_Alpha158.yaml); each as qlib/contrib/data/loader.py defines it, but undefined
 * until its window is full, where Qlib takes what there is.
 */
export const alpha158Recipe: BundledRecipe = {
  key: 'alpha158-20',
  name: 'Alpha158, 20 features',
  description:
    'Shape of the candle, price and volume against their own past over 5 to 60 bars: the 20 of Alpha158 that the LSTM benchmark of Qlib is trained on.',
  source:
    'Yang et al., "Qlib: An AI-oriented Quantitative Investment Platform" (arXiv:2009.11189, 2020), Alpha158',
  features: [
    residual(5),
    weightedVolatility(5),
    rSquared(5),
    formula('(high - low) / open'), // KLEN
    rSquared(10),
    correlation(5),
    changeCorrelation(5),
    correlation(10),
    formula('lag(close, 60) / close'), // ROC60
    residual(10),
    formula('std(volume, 5) / (volume + 1e-12)'), // VSTD5
    rSquared(60),
    correlation(60),
    weightedVolatility(60),
    formula('std(close, 5) / close'), // STD5
    rSquared(20),
    changeCorrelation(60),
    changeCorrelation(10),
    correlation(20),
    formula('(min(open, close) - low) / open'), // KLOW
  ],
};

/** RESI */
function residual(bars: number): FeatureSpec {
  return formula(`residual(close, ${bars}) / close`);
}

/** RSQR */
function rSquared(bars: number): FeatureSpec {
  return formula(`rsquared(close, ${bars})`);
}

/** CORR */
function correlation(bars: number): FeatureSpec {
  return formula(`correlation(close, log(volume + 1), ${bars})`);
}

/** CORD */
function changeCorrelation(bars: number): FeatureSpec {
  return formula(`correlation(close / lag(close, 1), log(volume / lag(volume, 1) + 1), ${bars})`);
}

/** WVMA */
function weightedVolatility(bars: number): FeatureSpec {
  const moved = 'abs(close / lag(close, 1) - 1) * volume';
  return formula(`std(${moved}, ${bars}) / (sma(${moved}, ${bars}) + 1e-12)`);
}

function formula(text: string): FeatureSpec {
  return { kind: 'formula', formula: text };
}
