import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconFlask } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCall } from '../../../api/mutations';
import { useTrialSpec } from '../../../api/queries';
import { navigate } from '../../../ui/location';
import { LineSkeleton, QueryView } from '../../../ui/QueryView';
import { useSweepView } from '../model/use-sweep-view';
import styles from './trial.module.css';

/** What a trial was trained with, to read, to copy, or to go on from as an experiment. */
export function TrialSpec({ number }: { readonly number: number }): ReactNode {
  const { sweep } = useSweepView();
  const query = useTrialSpec(sweep.id, number);
  const create = useCall('experiments.create', { onSuccess: ({ id }) => navigate(`/experiments/${id}`) });
  return (
    <section>
      <h3 className={styles.title}>Spec</h3>
      <QueryView query={query} skeleton={<LineSkeleton lines={5} />}>
        {(spec) => {
          const text = JSON.stringify(spec, null, 2);
          return (
            <>
              <div className={styles.actions} style={{ marginBottom: 8 }}>
                <CopyButton value={text}>
                  {({ copied, copy }) => (
                    <Button
                      variant="default"
                      leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                      onClick={copy}
                    >
                      {copied ? 'Copied' : 'Copy as JSON'}
                    </Button>
                  )}
                </CopyButton>
                <Button
                  variant="default"
                  leftSection={<IconFlask size={14} />}
                  loading={create.isPending}
                  onClick={() =>
                    create.mutate({ spec: { ...spec, name: `${sweep.name}, trial ${number}`.slice(0, 200) } })
                  }
                  data-testid="trial-experiment"
                >
                  Make an experiment of it
                </Button>
              </div>
              <pre className={styles.spec} data-selectable>
                {text}
              </pre>
            </>
          );
        }}
      </QueryView>
    </section>
  );
}
