import type { ChartPrices } from '@shared/chart';
import type { CallOutput } from '@shared/contract';
import type { FeatureDescriptor } from '@shared/features';
import type { SeriesSummary } from '@shared/series';
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { indicatorQuery, useFeatureCatalog } from '../../../api/queries';
import { type ChosenIndicator, useIndicatorStore } from './indicator-store';

/** An indicator that main has computed, so that the chart has it at once. */
export interface ReadyIndicator extends ChosenIndicator {
  readonly descriptor: FeatureDescriptor;
}

export interface Indicators {
  readonly ready: readonly ReadyIndicator[];
  readonly isLoading: boolean;
  /** Sentence by indicator id, for those that could not be computed. */
  readonly faults: ReadonlyMap<string, string>;
}

type Answers = readonly UseQueryResult<CallOutput<'series.indicator'>>[];

const noDescriptors: readonly FeatureDescriptor[] = [];
const noIndicators: readonly ChosenIndicator[] = [];

/** The chosen indicators of a series of bars, each computed once; a series of another kind has none. */
export function useIndicators({ id, kind }: SeriesSummary, prices: ChartPrices): Indicators {
  const everywhere = useIndicatorStore((state) => state.chosen);
  const chosen = kind === 'bars' ? everywhere : noIndicators;
  const catalog = useFeatureCatalog().data ?? noDescriptors;
  const combine = useCallback((answers: Answers) => combined(chosen, catalog, answers), [chosen, catalog]);
  return useQueries({ queries: chosen.map(({ feature }) => indicatorQuery(id, prices, feature)), combine });
}

function combined(
  chosen: readonly ChosenIndicator[],
  catalog: readonly FeatureDescriptor[],
  answers: Answers,
): Indicators {
  const ready = chosen.flatMap((one, index) => {
    const descriptor = catalog.find(({ kind }) => kind === one.feature.kind);
    return descriptor !== undefined && answers[index]?.isSuccess === true ? [{ ...one, descriptor }] : [];
  });
  const faults = new Map(
    chosen.flatMap(({ id }, index) => {
      const error = answers[index]?.error;
      return error instanceof Error ? [[id, error.message] as const] : [];
    }),
  );
  return { ready, faults, isLoading: answers.some((answer) => answer.isLoading) };
}
