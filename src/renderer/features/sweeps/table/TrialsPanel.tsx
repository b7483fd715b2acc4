import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { formatCount, formatNumber } from '../../../ui/format';
import { MAX_TAKEN, TakeRunsModal } from '../actions/TakeRunsModal';
import { ChartPanel } from '../ChartPanel';
import { useSelection } from '../model/selection-store';
import { useSelected, useSweepView } from '../model/use-sweep-view';
import { FiguresMenu } from './FiguresMenu';
import { sortTrials } from './sort-trials';
import { TrialTable } from './TrialTable';
import { useTrialTable } from './table-store';
import { figuresOf, trialColumns } from './trial-columns';

/** Every selected trial in figures. */
export function TrialsPanel(): ReactNode {
  const view = useSweepView();
  const selected = useSelected();
  const { figures, sorting } = useTrialTable();
  const { ticked, tick } = useSelection();
  const [isTaking, setTaking] = useState(false);
  const known = useMemo(
    () => figuresOf(view.trials).filter((name) => !view.objectives.some(({ metric }) => metric === name)),
    [view.trials, view.objectives],
  );
  const columns = useMemo(
    () =>
      trialColumns(
        view,
        figures.filter((name) => known.includes(name)),
      ),
    [view, figures, known],
  );
  const rows = useMemo(() => {
    const shown = selected === null ? view.trials : view.trials.filter(({ number }) => selected.has(number));
    const column = columns.find(({ id }) => id === sorting.column) ?? columns[0];
    return column === undefined ? shown : sortTrials(shown, column, sorting.isDescending);
  }, [view.trials, selected, columns, sorting]);
  const isTakeable = ticked.length <= MAX_TAKEN;
  return (
    <ChartPanel
      title="Trials"
      remark={
        rows.length === view.trials.length
          ? formatNumber(rows.length)
          : `${formatNumber(rows.length)} of ${formatNumber(view.trials.length)}`
      }
      isWide
      testId="trials"
      actions={
        <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          {ticked.length > 0 && (
            <>
              <span className="ls-quiet" data-testid="ticked-count">
                {formatCount(ticked.length, 'trial')} ticked
              </span>
              <Button variant="subtle" size="compact-xs" onClick={() => tick([])}>
                None
              </Button>
              <Button
                size="compact-xs"
                leftSection={<IconPlayerPlay size={12} />}
                disabled={!isTakeable}
                title={isTakeable ? undefined : `At most ${MAX_TAKEN} at once`}
                onClick={() => setTaking(true)}
                data-testid="take-runs"
              >
                {ticked.length === 1 ? 'Take into a run…' : 'Take into runs…'}
              </Button>
            </>
          )}
          <FiguresMenu figures={known} />
        </div>
      }
    >
      <TrialTable rows={rows} columns={columns} />
      <TakeRunsModal
        numbers={isTaking ? ticked : []}
        onClose={() => {
          setTaking(false);
        }}
      />
    </ChartPanel>
  );
}
