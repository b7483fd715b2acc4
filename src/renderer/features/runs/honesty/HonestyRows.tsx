import { Tooltip } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import type { ReactNode } from 'react';
import { useHonestyOfRuns } from '../../../api/queries';
import { formatNumber, formatRatio } from '../../../ui/format';
import type { Format } from '../metric';
import { SeededValue } from '../SeededValue';
import type { SeededFigure } from '../seeded';
import { deflatedHelp } from './DeflatedCell';

interface Props {
  readonly runs: readonly RunSummary[];
  /** Columns after those of the runs, which have no such figures. */
  readonly columnsAfter: number;
}

interface Row {
  readonly id: 'probabilistic' | 'deflated' | 'trials';
  readonly label: string;
  readonly help: string;
  readonly format: Format;
}

const rows: readonly Row[] = [
  {
    id: 'probabilistic',
    label: 'PSR',
    help: 'Probabilistic Sharpe ratio: the chance that the true ratio is above 0, as if nothing else had been tried.',
    format: formatRatio,
  },
  { id: 'deflated', label: 'Deflated Sharpe', help: deflatedHelp, format: formatRatio },
  {
    id: 'trials',
    label: 'Trials',
    help: 'Evaluations on this data and test period that count, deleted runs among them.',
    format: formatNumber,
  },
];

/** What stands beside the Sharpe ratios of runs, as rows of a table of them. */
export function HonestyRows({ runs, columnsAfter }: Props): ReactNode {
  const found = useHonestyOfRuns(runs.map((run) => run.id));
  const isAligned = runs.some(({ seeds }) => seeds > 1);
  return rows.map(({ id, label, help, format }) => (
    <tr key={id} data-testid={`compare-row-${id}`}>
      <th scope="row">
        <Tooltip label={help} multiline maw={320} position="top-start">
          <span>{label}</span>
        </Tooltip>
      </th>
      {runs.map((run) => (
        <td key={run.id}>
          {found.has(run.id) && (
            <SeededValue
              metric={{
                format,
                whenUndefined: 'Fewer than two trials have a Sharpe ratio, or this run has none.',
              }}
              figure={plain(found.get(run.id)?.[id] ?? null)}
              isAligned={isAligned}
            />
          )}
        </td>
      ))}
      {columnsAfter > 0 && <td colSpan={columnsAfter} />}
    </tr>
  ));
}

/** It is of the ensemble alone. */
const plain = (value: number | null): SeededFigure => ({
  value,
  sd: null,
  spread: null,
  ensemble: null,
  interval: null,
});
