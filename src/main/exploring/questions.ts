import type { Prices } from '@core/dataset/bars';
import type { FirstUse } from '@shared/experiments';
import type { BarColumns } from '@shared/series';
import type { FeatureSpec } from '@shared/spec';

/** What an explore process can be asked, and what it answers: one line a question. */
export interface Questions {
  readonly bars: { ask: { readonly id: number; readonly prices: Prices }; answer: BarColumns };
  readonly indicator: {
    ask: { readonly id: number; readonly prices: Prices; readonly feature: FeatureSpec };
    answer: { readonly values: Float64Array };
  };
  /** Null where its faults leave nothing to join. */
  readonly firstUse: { ask: { readonly data: unknown }; answer: FirstUse | null };
}

export type QuestionName = keyof Questions;
export type Ask<K extends QuestionName> = Questions[K]['ask'];
export type Answer<K extends QuestionName> = Questions[K]['answer'];
