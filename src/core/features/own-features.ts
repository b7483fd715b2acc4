import type { FeatureDefinition } from './definition';
import { adxFeature } from './definitions/adx';
import { amihudFeature } from './definitions/amihud';
import { aroonFeature } from './definitions/aroon';
import { atrFeature } from './definitions/atr';
import { autocorrelationFeature } from './definitions/autocorrelation';
import { bollingerFeature } from './definitions/bollinger';
import { bookImbalanceFeature } from './definitions/book-imbalance';
import { bookSpreadFeature } from './definitions/book-spread';
import { breadthFeature } from './definitions/breadth';
import { cciFeature } from './definitions/cci';
import { cmfFeature } from './definitions/cmf';
import { demaDistanceFeature } from './definitions/dema-distance';
import { depthSlopeFeature } from './definitions/depth-slope';
import { donchianFeature } from './definitions/donchian';
import { emaFeature } from './definitions/ema';
import { emaDistanceFeature } from './definitions/ema-distance';
import { ewmaVolatilityFeature } from './definitions/ewma-volatility';
import { fractionalDifferenceFeature } from './definitions/fractional-difference';
import { gapFeature } from './definitions/gap';
import { garmanKlassFeature } from './definitions/garman-klass';
import { harFeature } from './definitions/har';
import { highLowRangeFeature } from './definitions/high-low-range';
import { hmaDistanceFeature } from './definitions/hma-distance';
import { hurstFeature } from './definitions/hurst';
import { ichimokuFeature } from './definitions/ichimoku';
import { intradayReturnFeature } from './definitions/intraday-return';
import { kamaDistanceFeature } from './definitions/kama-distance';
import { keltnerFeature } from './definitions/keltner';
import { kurtosisFeature } from './definitions/kurtosis';
import { logReturnFeature } from './definitions/log-return';
import { macdFeature } from './definitions/macd';
import { mfiFeature } from './definitions/mfi';
import { micropriceFeature } from './definitions/microprice';
import { monthTurnFeature } from './definitions/month-turn';
import { natrFeature } from './definitions/natr';
import { onBalanceVolumeFeature } from './definitions/on-balance-volume';
import { parabolicSarFeature } from './definitions/parabolic-sar';
import { parkinsonFeature } from './definitions/parkinson';
import { permutationEntropyFeature } from './definitions/permutation-entropy';
import { realisedVolatilityFeature } from './definitions/realised-volatility';
import { relativeStrengthFeature } from './definitions/relative-strength';
import { returnFeature } from './definitions/return';
import { rocFeature } from './definitions/roc';
import { rogersSatchellFeature } from './definitions/rogers-satchell';
import { rollingBetaFeature } from './definitions/rolling-beta';
import { rollingCorrelationFeature } from './definitions/rolling-correlation';
import { rsiFeature } from './definitions/rsi';
import { seriesChangeFeature } from './definitions/series-change';
import { seriesLevelFeature } from './definitions/series-level';
import { seriesSurpriseFeature } from './definitions/series-surprise';
import { skewnessFeature } from './definitions/skewness';
import { slopeFeature } from './definitions/slope';
import { smaFeature } from './definitions/sma';
import { smaDistanceFeature } from './definitions/sma-distance';
import { spreadZscoreFeature } from './definitions/spread-zscore';
import { stochasticFeature } from './definitions/stochastic';
import { superTrendFeature } from './definitions/super-trend';
import { temaDistanceFeature } from './definitions/tema-distance';
import { timeOfDayFeature } from './definitions/time-of-day';
import { tsiFeature } from './definitions/tsi';
import { volumeZscoreFeature } from './definitions/volume-zscore';
import { vwapDistanceFeature } from './definitions/vwap-distance';
import { weekdayFeature } from './definitions/weekday';
import { williamsRFeature } from './definitions/williams-r';
import { wmaDistanceFeature } from './definitions/wma-distance';
import { yangZhangFeature } from './definitions/yang-zhang';

/** Every feature of its own, in the order the user sees them. A new one is a file in `definitions/` and a line here. */
export const ownFeatures: readonly FeatureDefinition[] = [
  returnFeature,
  logReturnFeature,
  gapFeature,
  intradayReturnFeature,
  highLowRangeFeature,
  skewnessFeature,
  kurtosisFeature,
  autocorrelationFeature,
  hurstFeature,
  permutationEntropyFeature,
  fractionalDifferenceFeature,
  weekdayFeature,
  monthTurnFeature,
  timeOfDayFeature,
  smaFeature,
  emaFeature,
  smaDistanceFeature,
  emaDistanceFeature,
  wmaDistanceFeature,
  hmaDistanceFeature,
  kamaDistanceFeature,
  demaDistanceFeature,
  temaDistanceFeature,
  slopeFeature,
  adxFeature,
  aroonFeature,
  parabolicSarFeature,
  ichimokuFeature,
  donchianFeature,
  superTrendFeature,
  rsiFeature,
  macdFeature,
  stochasticFeature,
  williamsRFeature,
  cciFeature,
  rocFeature,
  tsiFeature,
  atrFeature,
  natrFeature,
  bollingerFeature,
  keltnerFeature,
  realisedVolatilityFeature,
  parkinsonFeature,
  garmanKlassFeature,
  rogersSatchellFeature,
  yangZhangFeature,
  ewmaVolatilityFeature,
  harFeature,
  volumeZscoreFeature,
  onBalanceVolumeFeature,
  mfiFeature,
  cmfFeature,
  vwapDistanceFeature,
  amihudFeature,
  relativeStrengthFeature,
  rollingBetaFeature,
  rollingCorrelationFeature,
  spreadZscoreFeature,
  breadthFeature,
  bookSpreadFeature,
  bookImbalanceFeature,
  micropriceFeature,
  depthSlopeFeature,
  seriesLevelFeature,
  seriesChangeFeature,
  seriesSurpriseFeature,
];
