import { MultiSelect } from '@mantine/core';
import type { BaselineKind } from '@shared/baselines';
import type { RunDetail, RunResult } from '@shared/runs';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { baselineResultQuery, useRunBaselines } from '../../api/queries';
import { LineChart } from '../../charts/LineChart';
import type { TimeCurve } from '../../charts/types';
import { seriesColor } from '../../theme/palette';
import { usePalette } from '../../theme/use-palette';
import { formatChange, formatPercent } from '../../ui/format';
import styles from './result.module.css';

interface Props {
  readonly run: RunDetail;
  readonly result: RunResult;
}

/** What following the signals made of the money; on request what baselines made of it. */
export function AccountCharts({ run, result }: Props): ReactNode {
  const palette = usePalette();
  const [chosen, setChosen] = useState<readonly BaselineKind[]>([]);
  const choices = useBaselineChoices(run.id, result.split === 'test');
  const baselines = useBaselineCurves(run, result.split === 'test' ? chosen : noBaselines, choices);
  const color = seriesColor(palette, run.color);
  const equity = useMemo((): readonly TimeCurve[] => {
    const { time } = result;
    return [
      { id: 'equity', label: 'Strategy', time, values: gain(result.equity), color },
      {
        id: 'hold',
        label: result.gross === null ? 'Buy and hold' : 'All, equal weights',
        time,
        values: gain(result.buyAndHold),
        color: palette.crosshair,
        stroke: 'dashed',
      },
      ...baselines,
    ];
  }, [result, color, palette.crosshair, baselines]);
  const drawdown = useMemo(
    (): readonly TimeCurve[] => [
      {
        id: 'drawdown',
        label: 'Strategy',
        time: result.time,
        values: result.drawdown,
        color: palette.down,
        kind: 'area',
      },
    ],
    [result, palette.down],
  );
  return (
    <div className={styles.equityRow}>
      <section className={styles.block}>
        <div className={styles.equityHead}>
          <h2 className={styles.title}>
            Equity <span className="ls-quiet">return since the start of the split, after costs</span>
          </h2>
          {choices.length > 0 && (
            <MultiSelect
              aria-label="Baselines on the chart"
              placeholder={chosen.length === 0 ? 'Add baselines' : undefined}
              className={styles.overlay}
              data={[...choices]}
              value={[...chosen]}
              onChange={(values) =>
                setChosen(choices.flatMap(({ value }) => (values.includes(value) ? [value] : [])))
              }
              data-testid="overlay-baselines"
            />
          )}
        </div>
        <div className={styles.equityChart}>
          <LineChart
            label="Equity against buy and hold"
            testId="equity-chart"
            curves={equity}
            format={formatEquity}
            step={0.001}
            baseline={0}
          />
        </div>
      </section>
      <section className={styles.block}>
        <div className={styles.equityHead}>
          <h2 className={styles.title}>
            Drawdown <span className="ls-quiet">loss from the peak so far, after costs</span>
          </h2>
        </div>
        <div className={styles.equityChart}>
          <LineChart
            label="Drawdown of the strategy"
            testId="drawdown-chart"
            curves={drawdown}
            format={formatDrawdown}
            step={0.001}
          />
        </div>
      </section>
    </div>
  );
}

interface BaselineChoice {
  readonly value: BaselineKind;
  readonly label: string;
}

const noBaselines: readonly BaselineKind[] = [];

/** Baselines with an account of their own: that of buy and hold is drawn anyway. They have test rows alone. */
function useBaselineChoices(runId: number, isTest: boolean): readonly BaselineChoice[] {
  const { data } = useRunBaselines(runId);
  return useMemo(
    () =>
      isTest && data !== undefined
        ? data.results.flatMap(({ kind, name, test }) =>
            test === null || kind === 'buyAndHold' ? [] : [{ value: kind, label: name }],
          )
        : [],
    [data, isTest],
  );
}

/** Those that have been fetched, each in a colour that is not the run's. */
function useBaselineCurves(
  run: RunDetail,
  kinds: readonly BaselineKind[],
  choices: readonly BaselineChoice[],
): readonly TimeCurve[] {
  const palette = usePalette();
  const results = useQueries({
    queries: kinds.map((kind) => baselineResultQuery(run.id, kind)),
    combine: (queries) => queries.map(({ data }) => data),
  });
  return useMemo(
    () =>
      kinds.flatMap((kind, index): readonly TimeCurve[] => {
        const result = results[index];
        if (result === undefined) return [];
        const place = choices.findIndex(({ value }) => value === kind);
        return [
          {
            id: kind,
            label: choices[place]?.label ?? kind,
            time: result.time,
            values: gain(result.equity),
            color: seriesColor(palette, run.color + 1 + place),
          },
        ];
      }),
    [kinds, results, choices, palette, run.color],
  );
}

const formatEquity = (value: number): string => formatChange(value, 1);
const formatDrawdown = (value: number): string => formatPercent(value, 1);

/** Equity is the value of 1 invested. */
const gain = (equity: Float64Array): Float64Array => equity.map((value) => value - 1);
