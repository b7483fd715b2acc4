import { Loader } from '@mantine/core';
import type { QualityReport } from '@shared/quality';
import type { SeriesSummary } from '@shared/series';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQualityReport, useRecordedRemedies } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { formatCount } from '../../../ui/format';
import { Page } from '../../../ui/Page';
import { LineSkeleton, QueryView } from '../../../ui/QueryView';
import { SeriesTabs } from '../SeriesTabs';
import { unitOf } from '../series-words';
import { FindingsTable } from './FindingsTable';
import classes from './quality.module.css';
import { lookedFor } from './quality-text';
import { RecordedRemedies } from './RecordedRemedies';
import { useRemedies } from './use-remedies';

/** What is wrong with a series, what can be done about it, and what was done. */
export function QualityView({ series }: { readonly series: SeriesSummary }) {
  const report = useQualityReport(series.id);
  const recorded = useRecordedRemedies(series.id);
  const remedies = useRemedies(series);
  return (
    <Page
      testId="quality-page"
      title={series.name}
      state={report.isFetching ? 'checking' : 'checked'}
      aside={
        <>
          <SeriesTabs id={series.id} current="quality" />
          {report.data && (
            <span className={`ls-quiet ${classes.summary}`} data-testid="quality-summary">
              {summaryOf(report.data, series)}
            </span>
          )}
        </>
      }
      actions={report.isFetching && <Loader size={14} aria-label="Checking the series" />}
      isScrolling
    >
      <QueryView query={report} skeleton={<LineSkeleton lines={8} />}>
        {(found) =>
          found.groups.length === 0 ? (
            <NothingFound series={series} report={found} />
          ) : (
            <FindingsTable series={series} groups={found.groups} remedies={remedies} />
          )
        }
      </QueryView>
      {recorded.data && recorded.data.length > 0 && (
        <RecordedRemedies series={series} recorded={recorded.data} remedies={remedies} />
      )}
    </Page>
  );
}

function NothingFound({
  series: { kind },
  report: { bars, dismissed },
}: {
  readonly series: SeriesSummary;
  readonly report: QualityReport;
}) {
  return (
    <div className={classes.nothing}>
      <EmptyState
        icon={IconCircleCheck}
        title={`Nothing found in ${formatCount(bars, unitOf[kind])}`}
        testId="quality-empty"
      >
        Looked for {lookedFor[kind]}.
        {dismissed > 0 && ` ${formatCount(dismissed, 'finding')} dismissed before.`}
      </EmptyState>
    </div>
  );
}

function summaryOf({ groups, bars, dismissed }: QualityReport, { kind }: SeriesSummary): string {
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const parts = [`${formatCount(total, 'finding')} in ${formatCount(bars, unitOf[kind])}`];
  if (dismissed > 0) parts.push(`${dismissed} dismissed`);
  return parts.join(' · ');
}
