import { Drawer } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSelection } from '../model/selection-store';
import { useSweepView } from '../model/use-sweep-view';
import { TrialDetails } from './TrialDetails';

/** Everything about the trial that was opened, beside the page. */
export function TrialDrawer(): ReactNode {
  const { trials, sweep } = useSweepView();
  const { opened, open, sweepId } = useSelection();
  const [isTaking, setTaking] = useState(false);
  const trial = sweepId === sweep.id ? trials.find(({ number }) => number === opened) : undefined;
  return (
    <Drawer
      opened={trial !== undefined}
      onClose={() => open(null)}
      // Escape is then for the dialog over it.
      closeOnEscape={!isTaking}
      position="right"
      size={520}
      title={trial === undefined ? '' : `Trial ${trial.number}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      overlayProps={{ backgroundOpacity: 0.15 }}
      transitionProps={{ duration: 100 }}
    >
      {trial !== undefined && (
        <TrialDetails key={trial.number} trial={trial} isTaking={isTaking} onTaking={setTaking} />
      )}
    </Drawer>
  );
}
