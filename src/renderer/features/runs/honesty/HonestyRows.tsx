import { Tooltip } from '@mantine/core';
import type { RunHonesty } from '@shared/honesty';
import type { RunSummary } from '@shared/runs';
import type { ReactNode } from 'react';
import { useHonestyOfRuns } from '../../../api/queries';
import { formatNumber, formatRatio } from '../../../ui/format';
import { deflatedHelp } from './DeflatedCell';

interface Props {
  readonly runs: readonly RunSummary[];
  /** Columns after those of the runs, which have no such figures. */
  readonly columnsAfter: number;
}

const rows = [
  {
    id: 'probabilistic',
    label: 'PSR',
    help: 'Probabilistic Sharpe ratio: the chance that the true ratio is above 0, as if nothing else had been tried.',
    value: ({ probabilistic }: RunHonesty) => formatRatio(probabilistic),
  },
  {
    id: 'deflated',
    label: 'Deflated Sharpe',
    help: deflatedHelp,
    value: ({ deflated }: RunHonesty) => formatRatio(deflated),
  },
  {
    id: 'trials',
    label: 'Trials',
    help: 'Evaluations on this data and test period that count, deleted runs among them.',
    value: ({ trials }: RunHonesty) => formatNumber(trials),
  },
] as const;

/** What stands beside the Sharpe ratios of runs, as rows of a table of them. */
export function HonestyRows({ runs, columnsAfter }: Props): ReactNode {
  const found = new Map((useHonestyOfRuns().data ?? []).map((one) => [one.runId, one]));
  return rows.map(({ id, label, help, value }) => (
    <tr key={id} data-testid={`compare-row-${id}`}>
      <th scope="row">
        <Tooltip label={help} multiline maw={320} position="top-start">
          <span>{label}</span>
        </Tooltip>
      </th>
      {runs.map((run) => {
        const honesty = found.get(run.id);
        return <td key={run.id}>{honesty !== undefined && value(honesty)}</td>;
      })}
      {columnsAfter > 0 && <td colSpan={columnsAfter} />}
    </tr>
  ));
}
