import { Button, Pill } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { formatNumber } from '../../../ui/format';
import { stretchText } from '../model/selection';
import { useSelection } from '../model/selection-store';
import { useSelected, useSweepView } from '../model/use-sweep-view';
import { AddFilter } from './AddFilter';
import styles from './selection.module.css';

/** What is selected by, each taken away by its cross, and how many trials that leaves. */
export function SelectionChips(): ReactNode {
  const { readAxes, trials } = useSweepView();
  const { brushes, brush, clear } = useSelection();
  const selected = useSelected();
  const filter = useRef<HTMLButtonElement>(null);
  // What was pressed goes away with what it takes away: the focus stays beside it.
  const taking = (away: () => void) => (): void => {
    away();
    filter.current?.focus();
  };
  const shown = readAxes.flatMap(({ axis }) => {
    const stretch = brushes[axis.id];
    return stretch === undefined ? [] : [{ axis, stretch }];
  });
  return (
    <div className={styles.chips} data-testid="selection-chips">
      {shown.map(({ axis, stretch }) => (
        <Pill
          key={axis.id}
          size="sm"
          withRemoveButton
          onRemove={taking(() => brush(axis.id, null))}
          removeButtonProps={{
            'aria-label': `Take away the filter of ${axis.title}`,
            // The library's own is for the mouse alone.
            'aria-hidden': false,
            tabIndex: 0,
          }}
          data-testid={`chip-${axis.id}`}
        >
          <span className="ls-quiet">{axis.title}</span> {stretchText(axis, stretch)}
        </Pill>
      ))}
      {selected !== null && (
        <>
          <span className={styles.count} data-testid="selected-count">
            {formatNumber(selected.size)} of {formatNumber(trials.length)} trials
          </span>
          <Button variant="subtle" size="compact-xs" onClick={taking(clear)} data-testid="clear-selection">
            Clear
          </Button>
        </>
      )}
      <AddFilter button={filter} />
    </div>
  );
}
