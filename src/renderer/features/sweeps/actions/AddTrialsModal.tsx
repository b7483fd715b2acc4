import { Modal } from '@mantine/core';
import type { SweepSummary } from '@shared/sweeps';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../../api/mutations';
import { DialogForm } from '../../../ui/DialogForm';
import { isWholeNumber, WholeNumberInput } from '../../../ui/WholeNumberInput';
import { isContinuable, isLive } from '../sweep-words';

interface Props {
  readonly sweep: SweepSummary;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const MOST = 100_000;

/** Asks how many more trials a sweep may make. */
export function AddTrialsModal({ sweep, isOpen, onClose }: Props): ReactNode {
  const [trials, setTrials] = useState<number | string>(50);
  const add = useCall('sweeps.addTrials', { onSuccess: onClose });
  const isValid = isWholeNumber(trials, MOST);
  return (
    <Modal opened={isOpen} onClose={onClose} title="Add trials" size={420}>
      <DialogForm
        doText="Add"
        doTestId="add-trials-confirm"
        isValid={isValid}
        isPending={add.isPending}
        onDo={() => isValid && add.mutate({ id: sweep.id, trials })}
        onCancel={onClose}
      >
        <WholeNumberInput
          label="Trials"
          description={
            isLive(sweep) || isContinuable(sweep)
              ? 'Beside those that it has left to make.'
              : 'The sweep goes on from where it ended, as if it had been asked for so many from the start.'
          }
          testId="added-trials"
          most={MOST}
          value={trials}
          onChange={setTrials}
        />
      </DialogForm>
    </Modal>
  );
}
