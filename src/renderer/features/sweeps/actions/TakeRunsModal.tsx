import { Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../../api/mutations';
import { DialogForm } from '../../../ui/DialogForm';
import { formatCount } from '../../../ui/format';
import { navigate } from '../../../ui/location';
import { notifyDone } from '../../../ui/notify';
import { isWholeNumber, WholeNumberInput } from '../../../ui/WholeNumberInput';
import { useSweepView } from '../model/use-sweep-view';

interface Props {
  /** Trials to make runs of; none keeps the dialog shut. */
  readonly numbers: readonly number[];
  readonly onClose: () => void;
}

/** As many trials as one call takes. */
export const MAX_TAKEN = 100;
const MOST_SEEDS = 50;

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
  const isValid = isWholeNumber(seeds, MOST_SEEDS);
  const what = numbers.length === 1 ? `trial ${numbers[0]}` : formatCount(numbers.length, 'trial');
  return (
    <Modal
      opened={numbers.length > 0}
      onClose={onClose}
      title={numbers.length === 1 ? `Take ${what} into a run` : `Take ${what} into runs`}
      size={460}
    >
      <DialogForm
        doText={numbers.length === 1 ? 'Start the run' : `Start ${formatCount(numbers.length, 'run')}`}
        doTestId="take-runs-confirm"
        isValid={isValid}
        isPending={take.isPending}
        onDo={() => isValid && take.mutate({ id: sweep.id, numbers: [...numbers], seeds })}
        onCancel={onClose}
      >
        <Text>
          {numbers.length === 1 ? 'It is trained anew' : 'Each is trained anew'} as a run of its own and
          judged on the test rows, which the search has never read. Each run is a line of the trial ledger:
          take few.
        </Text>
        <WholeNumberInput
          label="Seeds"
          description="Models of each fold. With 5 the spread over seeds shows."
          testId="take-seeds"
          most={MOST_SEEDS}
          value={seeds}
          onChange={setSeeds}
        />
      </DialogForm>
    </Modal>
  );
}
