import { Button, Text } from '@mantine/core';
import type { SeriesSummary } from '@shared/series';
import { useState } from 'react';
import { useActions } from '../../../api/queries';
import { ActionsModal } from './ActionsModal';
import { countText } from './action-words';
import classes from './actions.module.css';

/** How many splits and dividends of a series are recorded, and the way to record more. */
export function ActionsEditor({ series }: { readonly series: SeriesSummary }) {
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useActions(series.id);
  return (
    <section className={classes.section}>
      <div>
        <Text fw={600}>Splits and dividends</Text>
        <Text size="xs" className="ls-quiet" data-testid="actions-count">
          Recorded: {data === undefined ? '…' : countText(data.actions)}
          {data?.isSplitAdjusted && '; the file has the splits taken out'}
        </Text>
      </div>
      <Button
        variant="default"
        size="xs"
        disabled={data === undefined}
        onClick={() => setIsOpen(true)}
        data-testid="actions-edit"
      >
        Edit…
      </Button>
      {data !== undefined && (
        <ActionsModal series={series} recorded={data} isOpen={isOpen} onClose={() => setIsOpen(false)} />
      )}
    </section>
  );
}
