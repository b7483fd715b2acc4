import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCall } from '../../../api/mutations';
import { formatCount } from '../../../ui/format';
import { navigate } from '../../../ui/location';
import { notifyDone } from '../../../ui/notify';
import { useSweepView } from '../model/use-sweep-view';

interface Props {
  /** Trials to make runs of; none keeps the dialog shut. */
  readonly numbers: readonly number[];
  readonly onClose: () => void;
}

/** As many trials as one call takes. */
export const MAX_TAKEN = 100;

/** Asks with how many seeds trials are trained anew and judged on test rows. One run is opened at once. */
export function TakeRunsModal({ numbers, onClose }: Props): ReactNode {
  const { sweep } = useSweepView();
  const [seeds, setSeeds] = useState<number | string>(5);
  const take = useCall('sweeps.takeRuns', {
    onSuccess: (runs) => {
      onClose();
      const [first] = runs;
      if (runs.length === 1 && first !== undefined) navigate(`/runs/${first.id}`);
      else notifyDone(`Queued ${formatCount(runs.length, 'run')}. They are on the page of runs.`);
    },
  });
  const isValid = typeof seeds === 'number' && Number.isInteger(seeds) && seeds >= 1 && seeds <= 50;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isValid) take.mutate({ id: sweep.id, numbers: [...numbers], seeds });
  };
  const what = numbers.length === 1 ? `trial ${numbers[0]}` : formatCount(numbers.length, 'trial');
  return (
    <Modal
      opened={numbers.length > 0}
      onClose={onClose}
      title={numbers.length === 1 ? `Take ${what} into a run` : `Take ${what} into runs`}
      size={460}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text>
            {numbers.length === 1 ? 'It is trained anew' : 'Each is trained anew'} as a run of its own and
            judged on the test rows, which the search has never read. Each run is a line of the trial ledger:
            take few.
          </Text>
          <NumberInput
            label="Seeds"
            description="Models of each fold. With 5 the spread over seeds shows."
            data-autofocus
            data-testid="take-seeds"
            min={1}
            max={50}
            allowDecimal={false}
            hideControls={false}
            error={isValid ? undefined : 'A whole number from 1 to 50'}
            value={seeds}
            onChange={setSeeds}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              disabled={!isValid}
              loading={take.isPending}
              data-testid="take-runs-confirm"
            >
              {numbers.length === 1 ? 'Start the run' : `Start ${formatCount(numbers.length, 'run')}`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
