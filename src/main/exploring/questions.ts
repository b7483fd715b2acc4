import type { Prices } from '@core/dataset/bars';
import type { FeatureDetails, FeatureReport } from '@shared/analysis';
import type { FirstUse } from '@shared/experiments';
import type { QualityReport, Remedy } from '@shared/quality';
import type { BarColumns } from '@shared/series';
import type { ExperimentSpec, FeatureSpec } from '@shared/spec';

/** What an explore process can be asked, and what it answers: one line a question. */
export interface Questions {
  readonly bars: { ask: { readonly id: number; readonly prices: Prices }; answer: BarColumns };
  readonly indicator: {
    ask: { readonly id: number; readonly prices: Prices; readonly feature: FeatureSpec };
    answer: { readonly values: Float64Array };
  };
  /** Null where its faults leave nothing to join. */
  readonly firstUse: { ask: { readonly data: unknown }; answer: FirstUse | null };
  readonly features: { ask: { readonly spec: ExperimentSpec }; answer: FeatureReport };
  readonly featureDetails: {
    /** `index` among the features of the spec. */
    ask: { readonly spec: ExperimentSpec; readonly index: number };
    answer: FeatureDetails;
  };
  readonly quality: { ask: { readonly id: number }; answer: QualityReport };
  /** Fails where one of the remedies cannot be applied. */
  readonly tryRemedies: {
    ask: { readonly id: number; readonly remedies: readonly Remedy[] };
    answer: Record<string, never>;
  };
}

export type QuestionName = keyof Questions;
export type Ask<K extends QuestionName> = Questions[K]['ask'];
export type Answer<K extends QuestionName> = Questions[K]['answer'];
