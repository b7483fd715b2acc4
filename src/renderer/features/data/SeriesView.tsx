import { ActionIcon, SegmentedControl, Skeleton, Tooltip } from '@mantine/core';
import type { SeriesSummary } from '@shared/series';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useBars } from '../../api/queries';
import { PriceChart } from '../../charts/PriceChart';
import type { VisibleRange } from '../../charts/types';
import { formatCount, formatDate, formatInterval } from '../../ui/format';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { SplitPane, SplitView } from '../../ui/SplitView';
import classes from './data.module.css';
import { IndicatorBar } from './indicators/IndicatorBar';
import { useIndicatorLines } from './indicators/use-indicator-lines';
import { RangeButtons } from './RangeButtons';
import { SeriesDetails } from './SeriesDetails';
import { SeriesTabs } from './SeriesTabs';

type Prices = 'raw' | 'adjusted';

/** Chart of one series with its toolbar, and its details beside it. */
export function SeriesView({ series }: { readonly series: SeriesSummary }) {
  const [prices, setPrices] = useState<Prices>('raw');
  const [range, setRange] = useState<VisibleRange>();
  const [hasDetails, setHasDetails] = useState(false);
  const bars = useBars(series.id, prices);
  const indicators = useIndicatorLines(series.id, prices);
  return (
    <Page
      testId="data-page"
      title={series.name}
      aside={
        <>
          <SeriesTabs id={series.id} current="chart" />
          <span className={`ls-quiet ${classes.headFacts}`}>
            {formatCount(series.bars, 'bar')} · {formatInterval(series.intervalMs)} ·{' '}
            {formatDate(series.firstTime)} – {formatDate(series.lastTime)}
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
              <RangeButtons lastTime={series.lastTime} intervalMs={series.intervalMs} onChoose={setRange} />
              {series.hasAdjustedClose && <PricesToggle prices={prices} onChange={setPrices} />}
              <IndicatorBar isLoading={indicators.isLoading} faults={indicators.faults} />
            </div>
            <div className={classes.chart}>
              <QueryView query={bars} skeleton={<Skeleton h="100%" radius={0} />}>
                {(columns) => (
                  <PriceChart
                    bars={columns}
                    overlays={indicators.overlays}
                    panes={indicators.panes}
                    range={range}
                    label={`Prices of ${series.name}`}
                  />
                )}
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

interface PricesToggleProps {
  readonly prices: Prices;
  readonly onChange: (prices: Prices) => void;
}

function PricesToggle({ prices, onChange }: PricesToggleProps) {
  return (
    <Tooltip label="Adjusted scales open, high, low and close by adjusted close / close, bar by bar">
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
