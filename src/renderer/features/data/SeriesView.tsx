import { ActionIcon, SegmentedControl, Skeleton, Tooltip } from '@mantine/core';
import type { ChartPrices } from '@shared/chart';
import type { SeriesSummary } from '@shared/series';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { SeriesChart } from '../../charts/SeriesChart';
import { formatInterval, formatPeriod } from '../../ui/format';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { SplitPane, SplitView } from '../../ui/SplitView';
import { type Moments, placeOf } from './chart/place';
import { useSeriesChart } from './chart/use-series-chart';
import classes from './data.module.css';
import { IndicatorBar } from './indicators/IndicatorBar';
import { useIndicators } from './indicators/use-indicators';
import { RangeButtons } from './RangeButtons';
import { SeriesDetails } from './SeriesDetails';
import { SeriesTabs } from './SeriesTabs';
import { sizeOf, unitOf } from './series-words';

interface SeriesViewProps {
  readonly series: SeriesSummary;
  /** Where a link leads to; the end of the series where null. */
  readonly moments: Moments | null;
}

/** Chart of one series with its toolbar, and its details beside it. */
export function SeriesView({ series, moments }: SeriesViewProps) {
  const [chosenPrices, setChosenPrices] = useState<ChartPrices>('raw');
  const canAdjust = series.hasAdjustedClose || series.actions > 0;
  const prices = canAdjust ? chosenPrices : 'raw';
  const [hasDetails, setHasDetails] = useState(false);
  const indicators = useIndicators(series, prices);
  const chart = useSeriesChart(series, prices, indicators.ready, moments);
  const { query, drawing, jump, mark, goTo, onWindow, onFar } = chart;
  return (
    <Page
      testId="data-page"
      title={series.name}
      aside={
        <>
          <SeriesTabs id={series.id} current="chart" />
          <span className={`ls-quiet ${classes.headFacts}`}>
            {sizeOf(series)} · {formatInterval(series.intervalMs)} ·{' '}
            {formatPeriod(series.firstTime, series.lastTime, series.intervalMs)}
          </span>
        </>
      }
      actions={
        <Tooltip label="Details, rename, delete">
          <ActionIcon
            variant={hasDetails ? 'light' : 'subtle'}
            color={hasDetails ? 'accent' : 'gray'}
            onClick={() => setHasDetails(!hasDetails)}
            aria-label="Details of the series"
            aria-expanded={hasDetails}
            data-testid="series-details-toggle"
          >
            <IconInfoCircle size={16} />
          </ActionIcon>
        </Tooltip>
      }
    >
      <SplitView id={hasDetails ? 'series-detailed' : 'series'}>
        <SplitPane id="series-chart" minSize="50%">
          <div className={classes.view}>
            <div className={classes.toolbar}>
              <RangeButtons
                firstTime={series.firstTime}
                lastTime={series.lastTime}
                intervalMs={series.intervalMs}
                onChoose={(range) => goTo(placeOf(range))}
              />
              {canAdjust && <PricesToggle series={series} prices={prices} onChange={setChosenPrices} />}
              {series.kind === 'bars' && (
                <IndicatorBar isLoading={indicators.isLoading} faults={indicators.faults} />
              )}
            </div>
            <div className={classes.chart}>
              <QueryView query={query} skeleton={<Skeleton h="100%" radius={0} />}>
                {() =>
                  drawing !== null && (
                    <SeriesChart
                      drawing={drawing}
                      jump={jump}
                      mark={mark}
                      intervalMs={series.intervalMs}
                      unit={unitOf[series.kind]}
                      onWindow={onWindow}
                      onFar={onFar}
                      label={`${subjectOf[series.kind]} ${series.name}`}
                    />
                  )
                }
              </QueryView>
            </div>
          </div>
        </SplitPane>
        {hasDetails && (
          <SplitPane id="series-details" defaultSize="300px" minSize="240px" maxSize="45%">
            <SeriesDetails key={series.name} series={series} />
          </SplitPane>
        )}
      </SplitView>
    </Page>
  );
}

const subjectOf = { bars: 'Prices of', scalar: 'Values of', depth: 'Order book of' } as const;

interface PricesToggleProps {
  readonly series: SeriesSummary;
  readonly prices: ChartPrices;
  readonly onChange: (prices: ChartPrices) => void;
}

function PricesToggle({ series, prices, onChange }: PricesToggleProps) {
  return (
    <Tooltip
      label={
        series.hasAdjustedClose
          ? 'Adjusted scales open, high, low and close by adjusted close / close, bar by bar'
          : 'Adjusted takes the recorded splits and dividends out of the prices before them'
      }
    >
      <SegmentedControl
        value={prices}
        onChange={(value) => onChange(value === 'adjusted' ? 'adjusted' : 'raw')}
        data={[
          { value: 'raw', label: 'Raw' },
          { value: 'adjusted', label: 'Adjusted' },
        ]}
        aria-label="Prices"
        data-testid="prices-toggle"
      />
    </Tooltip>
  );
}
