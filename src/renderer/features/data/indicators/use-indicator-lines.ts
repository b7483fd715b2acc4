import type { CallOutput } from '@shared/contract';
import type { FeatureDescriptor } from '@shared/features';
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { indicatorQuery, useFeatureCatalog } from '../../../api/queries';
import { arrange, type IndicatorLines } from './indicator-lines';
import { type ChosenIndicator, useIndicatorStore } from './indicator-store';

export interface ChartIndicators extends IndicatorLines {
  readonly isLoading: boolean;
  /** Sentence by indicator id, for those that could not be computed. */
  readonly faults: ReadonlyMap<string, string>;
}

const noDescriptors: readonly FeatureDescriptor[] = [];

/** The chosen indicators of a series, computed by main, as lines and panes of its chart. */
export function useIndicatorLines(seriesId: number, prices: 'raw' | 'adjusted'): ChartIndicators {
  const chosen = useIndicatorStore((state) => state.chosen);
  const catalog = useFeatureCatalog().data ?? noDescriptors;
  const combine = useCallback(
    (answers: readonly UseQueryResult<CallOutput<'series.indicator'>>[]) =>
      combined(chosen, catalog, answers),
    [chosen, catalog],
  );
  const state = useQueries({
    queries: chosen.map(({ feature }) => indicatorQuery(seriesId, prices, feature)),
    combine,
  });
  const { computed, isLoading, faults } = state;
  return useMemo(() => ({ ...arrange(computed), isLoading, faults }), [computed, isLoading, faults]);
}

function combined(
  chosen: readonly ChosenIndicator[],
  catalog: readonly FeatureDescriptor[],
  answers: readonly UseQueryResult<CallOutput<'series.indicator'>>[],
) {
  const computed = chosen.flatMap((one, index) => {
    const descriptor = catalog.find(({ kind }) => kind === one.feature.kind);
    const values = answers[index]?.data?.values;
    return descriptor === undefined || values === undefined ? [] : [{ ...one, descriptor, values }];
  });
  const faults = new Map(
    chosen.flatMap(({ id }, index) => {
      const error = answers[index]?.error;
      return error instanceof Error ? [[id, error.message] as const] : [];
    }),
  );
  return { computed, faults, isLoading: answers.some((answer) => answer.isLoading) };
}
