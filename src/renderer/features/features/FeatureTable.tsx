import type { AnalysedFeature } from '@shared/analysis';
import { useTable } from '@tanstack/react-table';
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import { BodyRow, HeadRow } from './FeatureTableRows';
import { type FeatureRow, featureColumns, tableModel } from './feature-columns';
import { featureKey } from './feature-key';
import styles from './feature-table.module.css';
import type { CandidateList } from './use-candidates';

interface Props {
  readonly features: readonly AnalysedFeature[];
  readonly candidates: CandidateList;
  /** Key of the feature that is looked at closely. */
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** A table that the arrow keys move in, as the ARIA practices have it. */
const gridProps = (activeRow: string | null) =>
  ({
    role: 'grid',
    tabIndex: 0,
    'aria-activedescendant': activeRow === null ? undefined : rowId(activeRow),
  }) as const;

/** Every feature with its figures, to sort by any of them. Arrow keys choose a feature, Space switches it on or off. */
export function FeatureTable({ features, candidates, chosen, onChoose }: Props): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null);
  const table = useFeatureTable(features, candidates);
  const { rows } = table.getRowModel();
  const at = rows.findIndex((row) => row.id === chosen);
  const choose = (place: number): void => {
    const row = rows[Math.min(Math.max(place, 0), rows.length - 1)];
    if (row === undefined) return;
    onChoose(row.id);
    document.getElementById(rowId(row.id))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'j') choose(at + 1);
    else if (key === 'ArrowUp' || key === 'k') choose(at - 1);
    else if (key === 'Home') choose(0);
    else if (key === 'End') choose(rows.length - 1);
    else if (key === ' ') rows[at]?.original.onToggle();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.scroll}>
      <table
        className={styles.table}
        {...gridProps(at < 0 ? null : chosen)}
        aria-label="Features"
        aria-rowcount={rows.length}
        data-testid="features-table"
        style={{ width: table.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        <thead>
          <HeadRow table={table} />
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <BodyRow
              key={row.id}
              id={rowId(row.id)}
              row={row}
              table={table}
              isChosen={row.id === chosen}
              onChoose={() => onChoose(row.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const rowId = (key: string): string => `feature-row-${key}`;

function useFeatureTable(features: readonly AnalysedFeature[], candidates: CandidateList) {
  const { isOn, toggle } = candidates;
  const data = useMemo(
    () =>
      features.map(
        (analysed, index): FeatureRow => ({
          key: featureKey(analysed.feature),
          index,
          analysed,
          isOn: isOn(analysed.feature),
          onToggle: () => toggle(analysed.feature),
        }),
      ),
    [features, isOn, toggle],
  );
  return useTable({
    features: tableModel,
    columns: featureColumns,
    data,
    getRowId: ({ key }) => key,
    initialState: { columnPinning: { start: ['on', 'label'], end: [] } },
  });
}
