import type { FeatureDetails, FeatureReport } from '@shared/analysis';
import type { ChartAsk, ChartDetail, ChartPrices } from '@shared/chart';
import type { ComparedTests, ComparisonAsk, ComparisonReport } from '@shared/comparing';
import type { PortableFile, RunTableName, TableFormat, Written } from '@shared/exchange';
import type { FirstUse, SpecCheck } from '@shared/experiments';
import type { HonestyReport, RunHonesty } from '@shared/honesty';
import type { QualityReport, Remedy } from '@shared/quality';
import type { ExperimentSpec, FeatureSpec } from '@shared/spec';
import type { Contour, Importance, SweepHonesty } from '@shared/sweeps';
import type { PortableChoice } from '../exchange/export-portable';
import type { ThresholdAnswer, ThresholdAsk } from './threshold';

/** What an explore process can be asked, and what it answers: one line a question. */
export interface Questions {
  readonly chart: { ask: ChartAsk; answer: ChartDetail };
  /** Computes an indicator and keeps it, so that charts have it at once. */
  readonly indicator: {
    ask: { readonly id: number; readonly prices: ChartPrices; readonly feature: FeatureSpec };
    answer: undefined;
  };
  /** What a spec without faults of its own would do on its data. */
  readonly plan: { ask: { readonly spec: ExperimentSpec }; answer: SpecCheck };
  /** Null where its faults leave nothing to join. */
  readonly firstUse: { ask: { readonly data: unknown }; answer: FirstUse | null };
  readonly features: { ask: { readonly spec: ExperimentSpec }; answer: FeatureReport };
  readonly featureDetails: {
    /** `index` among the features of the spec. */
    ask: { readonly spec: ExperimentSpec; readonly index: number };
    answer: FeatureDetails;
  };
  readonly honesty: { ask: { readonly runId: number }; answer: HonestyReport };
  readonly honestyOfRuns: { ask: { readonly ids: readonly number[] }; answer: RunHonesty[] };
  readonly sweepHonesty: { ask: { readonly id: number }; answer: SweepHonesty };
  readonly importance: { ask: { readonly id: number; readonly objective: number }; answer: Importance };
  readonly contour: {
    ask: { readonly id: number; readonly x: string; readonly y: string; readonly objective: number };
    answer: Contour;
  };
  readonly threshold: { ask: ThresholdAsk; answer: ThresholdAnswer };
  readonly compareRuns: { ask: ComparisonAsk; answer: ComparisonReport };
  readonly testRuns: {
    ask: { readonly ids: readonly number[]; readonly reference: number };
    answer: ComparedTests;
  };
  /** Files are written by the process that answers: main must not wait for them. */
  readonly exportPortable: {
    ask: PortableChoice & { readonly path: string; readonly now: number };
    answer: PortableFile;
  };
  readonly exportOptuna: { ask: { readonly sweepId: number; readonly path: string }; answer: Written };
  readonly exportRunTable: {
    ask: {
      readonly runId: number;
      readonly table: RunTableName;
      readonly format: TableFormat;
      readonly path: string;
    };
    answer: Written;
  };
  readonly exportComparison: {
    ask: { readonly ids: readonly number[]; readonly format: TableFormat; readonly path: string };
    answer: Written;
  };
  readonly exportTrials: {
    ask: { readonly sweepId: number; readonly format: TableFormat; readonly path: string };
    answer: Written;
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
