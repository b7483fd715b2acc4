import { checkOnData } from '@core/spec/plan';
import { writePortable } from '../exchange/export-portable';
import { writeOptunaStudy } from '../exchange/optuna-study';
import { writeComparison, writeRunTable } from '../exchange/run-table-file';
import { writeTrials } from '../exchange/trials-file';
import { gatherData } from '../storage/series-source';
import { refuseLocked } from '../storage/vault';
import { chartDetail } from './chart';
import { chartOfTheEnd } from './chart-end';
import { compareRuns, testComparedRuns } from './compare-runs';
import { analyseFeatures, detailFeature } from './feature-analysis';
import { findFirstUse } from './first-use';
import { honestyOfRun } from './honesty';
import { honestyOfRuns } from './honesty-of-runs';
import { checkSeries, tryRemedies } from './quality';
import type { Answer, Ask, QuestionName } from './questions';
import type { SeriesCache } from './series-cache';
import { contourOfSweep, importanceOfSweep } from './sweep-figures';
import { honestyOfSweep } from './sweep-honesty';
import { tryThreshold } from './threshold';

/** How every question is answered; what takes more than a few lines lies in a file of its own. */
export const answers: {
  readonly [K in QuestionName]: (
    cache: SeriesCache,
    ask: Ask<K>,
    tell: (fraction: number) => void,
  ) => Answer<K> | Promise<Answer<K>>;
} = {
  plan: ({ db, source }, { spec }) =>
    checkOnData(spec, () => {
      refuseLocked(db, spec.data);
      return gatherData(db, spec.data, undefined, source).data;
    }),
  honesty: honestyOfRun,
  honestyOfRuns: ({ db }, { ids }) => honestyOfRuns(db, ids),
  sweepHonesty: honestyOfSweep,
  importance: ({ db }, ask) => importanceOfSweep(db, ask),
  contour: ({ db }, ask) => contourOfSweep(db, ask),
  threshold: tryThreshold,
  firstUse: findFirstUse,
  compareRuns: ({ db }, ask) => compareRuns(db, ask),
  testRuns: ({ db }, ask) => testComparedRuns(db, ask),
  exportPortable: ({ db }, { path, now, ...choice }) => writePortable(db, choice, path, now),
  exportOptuna: ({ db }, { sweepId, path }) => ({ path, rows: writeOptunaStudy(db, sweepId, path).trials }),
  exportRunTable: ({ db }, ask) => writeRunTable(db, ask),
  exportComparison: ({ db }, ask) => writeComparison(db, ask),
  exportTrials: ({ db }, ask) => writeTrials(db, ask),
  quality: checkSeries,
  tryRemedies,
  features: analyseFeatures,
  featureDetails: detailFeature,
  chart: (cache, ask) => {
    const end = chartOfTheEnd(cache, ask);
    if (end !== null) return end;
    const { charts } = cache;
    const { id, prices, features } = ask;
    const indicators = features.map((feature) => charts.indicator(id, prices, feature));
    return chartDetail(charts.source(id, prices), indicators, ask);
  },
  indicator: ({ charts }, { id, prices, feature }) => {
    charts.indicator(id, prices, feature);
  },
};
