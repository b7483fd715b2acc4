import { Button, Group, Modal, NumberInput, Stack } from '@mantine/core';
import type { SweepSummary } from '@shared/sweeps';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCall } from '../../../api/mutations';
import { isContinuable, isLive } from '../sweep-words';

interface Props {
  readonly sweep: SweepSummary;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks how many more trials a sweep may make. */
export function AddTrialsModal({ sweep, isOpen, onClose }: Props): ReactNode {
  const [trials, setTrials] = useState<number | string>(50);
  const add = useCall('sweeps.addTrials', { onSuccess: onClose });
  const isValid = typeof trials === 'number' && Number.isInteger(trials) && trials >= 1 && trials <= 100_000;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isValid) add.mutate({ id: sweep.id, trials });
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title="Add trials" size={420}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <NumberInput
            label="Trials"
            description={
              isLive(sweep) || isContinuable(sweep)
                ? 'Beside those that it has left to make.'
                : 'The sweep goes on from where it ended, as if it had been asked for so many from the start.'
            }
            data-autofocus
            data-testid="added-trials"
            min={1}
            max={100_000}
            allowDecimal={false}
            hideControls={false}
            error={isValid ? undefined : 'A whole number from 1 to 100,000'}
            value={trials}
            onChange={setTrials}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              disabled={!isValid}
              loading={add.isPending}
              data-testid="add-trials-confirm"
            >
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
