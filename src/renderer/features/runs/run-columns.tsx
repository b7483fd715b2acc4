import { Badge, Checkbox } from '@mantine/core';
import type { JobStatus, RunSummary } from '@shared/runs';
import {
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  metaHelper,
  rowSelectionFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table';
import { Link } from 'wouter';
import { formatAgo, formatDuration, formatMoment, formatNumber } from '../../ui/format';
import { DeflatedCell, deflatedHelp } from './honesty/DeflatedCell';
import { figureOfRun, MetricCell } from './MetricCell';
import { type SplitMetric, splitMetrics } from './metrics';
import { RunDot } from './RunDot';
import { RunProgress } from './RunProgress';
import styles from './runs-table.module.css';

interface RunColumnMeta {
  /** In the header's tooltip and the column menu. */
  readonly title: string;
  readonly help?: string;
  readonly isFigure?: boolean;
}

/** A row: a run, and its job while it is under way. */
export interface RunRow {
  readonly run: RunSummary;
  readonly job: JobStatus | undefined;
}

export const runFeatures = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnPinningFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: metaHelper<RunColumnMeta>(),
});

const helper = createColumnHelper<typeof runFeatures, RunRow>();

const select = helper.display({
  id: 'select',
  size: 36,
  enableHiding: false,
  meta: { title: 'Selection' },
  header: ({ table }) => (
    <Checkbox
      aria-label="Select all runs shown"
      checked={table.getIsAllRowsSelected()}
      indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
      onChange={table.getToggleAllRowsSelectedHandler()}
    />
  ),
  cell: ({ row }) => (
    <Checkbox
      aria-label={`Select ${row.original.run.name}`}
      data-testid={`select-run-${row.original.run.id}`}
      tabIndex={-1}
      checked={row.getIsSelected()}
      onChange={row.getToggleSelectedHandler()}
    />
  ),
});

const name = helper.accessor(({ run }) => run.name, {
  id: 'name',
  size: 264,
  enableHiding: false,
  sortFn: sortFn_alphanumeric,
  meta: { title: 'Name' },
  header: 'Name',
  cell: ({ row: { original } }) => (
    <span className={styles.name}>
      <RunDot color={original.run.color} />
      <Link
        href={`/runs/${original.run.id}`}
        className={styles.link}
        title={original.run.name}
        tabIndex={-1}
        onClick={(event) => event.stopPropagation()}
      >
        {original.run.name}
      </Link>
    </span>
  ),
});

const state = helper.accessor(({ run }) => run.state, {
  id: 'state',
  size: 112,
  sortFn: sortFn_alphanumeric,
  meta: { title: 'State' },
  header: 'State',
  cell: ({ row: { original } }) => <RunProgress run={original.run} job={original.job} />,
});

const series = helper.accessor(({ run }) => run.seriesName, {
  id: 'series',
  size: 132,
  sortFn: sortFn_alphanumeric,
  meta: { title: 'Series' },
  header: 'Series',
  cell: ({ getValue }) => <span title={getValue()}>{getValue()}</span>,
});

const tags = helper.accessor(({ run }) => run.tags.join(', '), {
  id: 'tags',
  size: 92,
  sortFn: sortFn_alphanumeric,
  meta: { title: 'Tags' },
  header: 'Tags',
  cell: ({ row: { original }, getValue }) => (
    <span className={styles.tags} title={getValue()}>
      {original.run.tags.map((tag) => (
        <Badge key={tag} color="gray">
          {tag}
        </Badge>
      ))}
    </span>
  ),
});

const seeds = helper.accessor(({ run }) => run.seeds, {
  id: 'seeds',
  size: 76,
  sortFn: sortFn_basic,
  sortDescFirst: true,
  meta: {
    title: 'Seeds',
    help: 'Models trained of each fold. Figures of several are their mean ± s.d., and runs are sorted by the mean.',
    isFigure: true,
  },
  header: 'Seeds',
  cell: ({ getValue }) => formatNumber(getValue()),
});

const folds = helper.accessor(({ run }) => run.folds ?? undefined, {
  id: 'folds',
  size: 76,
  sortFn: sortFn_basic,
  sortUndefined: 'last',
  sortDescFirst: true,
  meta: { title: 'Folds', help: 'Times that it was trained anew and tested on later rows.', isFigure: true },
  header: 'Folds',
  cell: ({ row: { original } }) => formatNumber(original.run.folds),
});

const epochs = helper.accessor(({ run }) => run.bestEpoch ?? undefined, {
  id: 'epochs',
  size: 110,
  sortFn: sortFn_basic,
  sortUndefined: 'last',
  meta: { title: 'Best epoch', help: 'Epoch whose weights were kept, of the epochs run.', isFigure: true },
  header: 'Best epoch',
  cell: ({ row: { original } }) =>
    `${formatNumber(original.run.bestEpoch)} of ${formatNumber(original.run.epochs)}`,
});

const duration = helper.accessor(({ run }) => run.seconds ?? undefined, {
  id: 'duration',
  size: 92,
  sortFn: sortFn_basic,
  sortUndefined: 'last',
  meta: { title: 'Duration', help: 'Spent training and judging, without waiting.', isFigure: true },
  header: 'Duration',
  cell: ({ row: { original } }) => formatDuration(original.run.seconds),
});

const device = helper.accessor(({ run }) => run.device ?? '', {
  id: 'device',
  size: 150,
  sortFn: sortFn_alphanumeric,
  meta: { title: 'Device' },
  header: 'Device',
  cell: ({ getValue }) => <span title={getValue()}>{getValue()}</span>,
});

const note = helper.accessor(({ run }) => run.note, {
  id: 'note',
  size: 220,
  sortFn: sortFn_alphanumeric,
  meta: { title: 'Note' },
  header: 'Note',
  cell: ({ getValue }) => <span title={getValue()}>{getValue()}</span>,
});

const createdAt = helper.accessor(({ run }) => run.createdAt, {
  id: 'createdAt',
  size: 104,
  sortFn: sortFn_basic,
  meta: { title: 'Started', isFigure: true },
  header: 'Started',
  cell: ({ getValue }) => (
    <span className="ls-quiet" title={formatMoment(getValue())}>
      {formatAgo(getValue(), Date.now())}
    </span>
  ),
});

/** By the mean over the seeds, which is what is read first. */
function metricColumn(split: 'test' | 'validation', metric: SplitMetric, isSeeded: boolean) {
  const title = `${split === 'test' ? 'Test' : 'Validation'} ${lowerFirst(metric.label)}`;
  return helper.accessor(({ run }) => figureOfRun(run, split, metric)?.value ?? undefined, {
    id: `${split}.${metric.id}`,
    size: Math.max(isSeeded ? 142 : 80, title.length * 6.4 + 30),
    sortFn: sortFn_basic,
    sortUndefined: 'last',
    sortDescFirst: metric.better !== 'lower',
    meta: { title, help: metric.help, isFigure: true },
    header: title,
    cell: ({ row: { original } }) => (
      <MetricCell run={original.run} split={split} metric={metric} isAligned={isSeeded} />
    ),
  });
}

/** Known only beside all others, so it is asked for apart from the runs. */
const deflated = helper.display({
  id: 'test.deflated',
  size: 124,
  enableSorting: false,
  meta: { title: 'Deflated Sharpe', help: deflatedHelp, isFigure: true },
  header: 'Deflated Sharpe',
  cell: ({ row: { original } }) => <DeflatedCell runId={original.run.id} />,
});

function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) && label !== 'Sharpe'
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}

const logLoss = splitMetrics.filter((metric) => metric.id === 'logLoss');

const columnsOf = (isSeeded: boolean) =>
  helper.columns([
    select,
    name,
    state,
    series,
    tags,
    ...splitMetrics.flatMap((metric) => {
      const column = metricColumn('test', metric, isSeeded);
      return metric.id === 'sharpe' ? [column, deflated] : [column];
    }),
    ...logLoss.map((metric) => metricColumn('validation', metric, isSeeded)),
    seeds,
    folds,
    epochs,
    duration,
    device,
    note,
    createdAt,
  ]);

/** Where all runs have one seed, and where some have several and figures so have deviations. */
export const runColumns = { plain: columnsOf(false), seeded: columnsOf(true) } as const;
