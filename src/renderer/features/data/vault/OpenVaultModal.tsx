import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { Vault } from '@shared/honesty';
import { type FormEvent, useState } from 'react';
import { useCall } from '../../../api/mutations';

interface Props {
  /** The one to open; null keeps the dialog shut. */
  readonly vault: Vault | null;
  readonly onClose: () => void;
}

/** Asks before a locked period is opened, and for the reason that is kept with it. */
export function OpenVaultModal({ vault, onClose }: Props) {
  return (
    <Modal opened={vault !== null} onClose={onClose} title="Open the test vault" size={520}>
      {vault !== null && <Form key={vault.id} vault={vault} onClose={onClose} />}
    </Modal>
  );
}

function Form({ vault, onClose }: { readonly vault: Vault; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const open = useCall('vault.open', { onSuccess: onClose });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') open.mutate({ id: vault.id, reason });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">
          “{vault.series}” from {vault.from} to {vault.to} was never to be tested on until the model is final.
          Opening it cannot be undone: the date and your reason are kept for ever, and it counts as a trial
          against every run on this period.
        </Text>
        <Textarea
          label="What is it opened for?"
          placeholder="The model that will be tested, and what result would make you drop it"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
          data-testid="vault-reason"
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Keep it locked
          </Button>
          <Button
            type="submit"
            loading={open.isPending}
            disabled={reason.trim() === ''}
            data-testid="vault-confirm"
          >
            Open for good
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
