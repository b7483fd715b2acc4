import { Button } from '@mantine/core';
import { IconRadar2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSweeps } from '../../api/queries';
import { EmptyState } from '../../ui/EmptyState';
import { formatNumber } from '../../ui/format';
import { navigate } from '../../ui/location';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { SweepsTable } from './SweepsTable';
import styles from './sweeps.module.css';

/** Every sweep of the workspace: what is searched, how far it is, what waits. */
export function SweepsPage(): ReactNode {
  const query = useSweeps();
  const count = query.data?.length ?? 0;
  return (
    <Page
      title="Sweeps"
      testId="sweeps-page"
      aside={count > 0 && <span className={styles.count}>{formatNumber(count)}</span>}
    >
      <QueryView query={query}>
        {(sweeps) => (sweeps.length === 0 ? <NoSweeps /> : <SweepsTable sweeps={sweeps} />)}
      </QueryView>
    </Page>
  );
}

function NoSweeps(): ReactNode {
  return (
    <EmptyState
      icon={IconRadar2}
      title="No sweeps yet"
      action={<Button onClick={() => navigate('/experiments')}>Go to experiments</Button>}
    >
      A sweep tries an experiment with other settings and keeps what does well on its validation rows. Open an
      experiment, press Sweep beside the fields to search, and start it.
    </EmptyState>
  );
}
