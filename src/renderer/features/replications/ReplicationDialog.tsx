import { Button, Group, Modal, MultiSelect, Select, Stack, Text, UnstyledButton } from '@mantine/core';
import type { Experiment } from '@shared/experiments';
import type { Replication } from '@shared/replications';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/mutations';
import { useReplications, useSeriesList } from '../../api/queries';
import { formatCount } from '../../ui/format';
import { messageOf } from '../../ui/notify';
import { QueryView } from '../../ui/QueryView';
import { moveAmongRows } from '../data/list-keys';
import { PublishedTable } from './PublishedTable';
import styles from './replications.module.css';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMade: (experiment: Experiment) => void;
}

/** Starts an experiment from a published study, on series of the workspace. */
export function ReplicationDialog({ isOpen, onClose, onMade }: Props): ReactNode {
  const query = useReplications();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Repeat a study"
      size={880}
      data-testid="replication-dialog"
    >
      <QueryView query={query}>
        {(studies) => <Chooser studies={studies} onClose={onClose} onMade={onMade} />}
      </QueryView>
    </Modal>
  );
}

interface ChooserProps extends Omit<Props, 'isOpen'> {
  readonly studies: readonly Replication[];
}

function Chooser({ studies, onClose, onMade }: ChooserProps): ReactNode {
  const [key, setKey] = useState(studies[0]?.key);
  const study = studies.find((one) => one.key === key);
  return (
    <div className={styles.chooser}>
      <div className={styles.list} role="listbox" aria-label="Studies" onKeyDown={moveAmongRows}>
        {studies.map((one) => (
          <UnstyledButton
            key={one.key}
            role="option"
            aria-selected={one.key === key}
            tabIndex={one.key === key ? 0 : -1}
            data-autofocus={one.key === key || undefined}
            className={styles.study}
            data-testid={`study-${one.key}`}
            onClick={() => setKey(one.key)}
            onFocus={() => setKey(one.key)}
          >
            {one.title}
          </UnstyledButton>
        ))}
      </div>
      {study && <Study key={study.key} study={study} onClose={onClose} onMade={onMade} />}
    </div>
  );
}

function Study({
  study,
  onClose,
  onMade,
}: Omit<ChooserProps, 'studies'> & { readonly study: Replication }): ReactNode {
  const bars = (useSeriesList().data ?? []).filter(({ kind }) => kind === 'bars');
  const [main, setMain] = useState<string | null>(null);
  const [panel, setPanel] = useState<readonly string[] | null>(null);
  const making = useCall('experiments.replicate', {
    isQuiet: true,
    onSuccess: (experiment) => {
      onClose();
      onMade(experiment);
    },
  });
  const first = main ?? bars[0]?.name ?? null;
  const others = (panel ?? bars.map(({ name }) => name)).filter((name) => name !== first);
  const isShort = study.needsPanel && others.length === 0;
  return (
    <Stack gap="sm" className={styles.details}>
      <Text size="sm">{study.summary}</Text>
      <Text size="xs" className="ls-quiet" data-selectable>
        {study.source}.
      </Text>
      <PublishedTable figures={study.figures} ownOf={null} />
      {study.departures.length > 0 && (
        <ul className={styles.departures} data-selectable>
          {study.departures.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <Select
        label={study.needsPanel ? 'First series' : 'Series'}
        value={first}
        data={bars.map(({ name, bars: count }) => ({
          value: name,
          label: `${name} · ${formatCount(count, 'bar')}`,
        }))}
        searchable
        allowDeselect={false}
        onChange={setMain}
        data-testid="replication-series"
      />
      {study.needsPanel && (
        <MultiSelect
          label="Others of the panel"
          value={[...others]}
          data={bars.filter(({ name }) => name !== first).map(({ name }) => name)}
          searchable
          clearable
          maxDropdownHeight={240}
          error={isShort ? 'The study compares series: import several and choose them here.' : undefined}
          onChange={setPanel}
          data-testid="replication-panel"
        />
      )}
      {making.error !== null && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {messageOf(making.error)}
        </Text>
      )}
      <Group justify="flex-end" className={styles.actions}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={first === null || isShort}
          loading={making.isPending}
          onClick={() => first !== null && making.mutate({ key: study.key, series: [first, ...others] })}
          data-testid="replicate"
        >
          Make the experiment
        </Button>
      </Group>
    </Stack>
  );
}
