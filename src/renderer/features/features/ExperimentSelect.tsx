import { ActionIcon, Select, Tooltip } from '@mantine/core';
import type { Experiment } from '@shared/experiments';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { navigate } from '../../ui/location';

interface Props {
  readonly experiment: Experiment;
  readonly experiments: readonly Experiment[];
}

/** Whose data, label, splits and features are looked at. */
export function ExperimentSelect({ experiment, experiments }: Props): ReactNode {
  return (
    <>
      <Select
        aria-label="Experiment"
        data-testid="features-experiment"
        w={280}
        searchable
        allowDeselect={false}
        nothingFoundMessage="No experiment of that name"
        value={String(experiment.id)}
        data={experiments.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(id) => id !== null && navigate(`/features/${id}`)}
      />
      <Tooltip label="Edit this experiment">
        <ActionIcon
          aria-label="Edit this experiment"
          onClick={() => navigate(`/experiments/${experiment.id}`)}
          data-testid="features-edit"
        >
          <IconPencil size={16} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
