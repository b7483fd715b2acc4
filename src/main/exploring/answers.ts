import { computeFeature } from '@core/features/registry';
import { analyseFeatures, detailFeature } from './feature-analysis';
import { findFirstUse } from './first-use';
import { checkSeries, tryRemedies } from './quality';
import type { Answer, Ask, QuestionName } from './questions';
import type { SeriesCache } from './series-cache';

/** How every question is answered; what takes more than a few lines lies in a file of its own. */
export const answers: {
  readonly [K in QuestionName]: (
    cache: SeriesCache,
    ask: Ask<K>,
    tell: (fraction: number) => void,
  ) => Answer<K> | Promise<Answer<K>>;
} = {
  bars: (cache, { id, prices }) => cache.priced(id, prices),
  indicator: (cache, { id, prices, feature }) => ({
    values: computeFeature(cache.priced(id, prices), feature),
  }),
  firstUse: findFirstUse,
  quality: checkSeries,
  tryRemedies,
  features: analyseFeatures,
  featureDetails: detailFeature,
};
