import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import type { CorporateActions } from '@shared/actions';
import type { SeriesSummary } from '@shared/series';
import { useState } from 'react';
import { useCall } from '../../../api/mutations';
import { notifyDone } from '../../../ui/notify';
import { ActionTable } from './ActionTable';
import { AddAction } from './AddAction';
import { withMore } from './action-words';
import { PasteActions } from './PasteActions';

interface Props {
  readonly series: SeriesSummary;
  readonly recorded: CorporateActions;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Splits and dividends of a series, changed together and saved at once. */
export function ActionsModal({ series, recorded, isOpen, onClose }: Props) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Splits and dividends of ${series.name}`}
      size={620}
      data-testid="actions-dialog"
    >
      <Draft series={series} recorded={recorded} onClose={onClose} />
    </Modal>
  );
}

/** Lives as long as the dialog is open, so that what was not saved is gone with it. */
function Draft({ series, recorded, onClose }: Omit<Props, 'isOpen'>) {
  const [draft, setDraft] = useState(recorded);
  const save = useCall('series.saveActions', {
    onSuccess: () => {
      notifyDone(`Recorded for “${series.name}”. The bars stay as they were imported.`);
      onClose();
    },
  });
  const add = (more: CorporateActions['actions']): void =>
    setDraft((now) => ({ ...now, actions: withMore(now.actions, more) }));
  const remove = (gone: CorporateActions['actions'][number]): void =>
    setDraft((now) => ({ ...now, actions: now.actions.filter((action) => action !== gone) }));
  return (
    <Stack gap="md">
      <Text size="sm" className="ls-quiet">
        {series.hasAdjustedClose
          ? 'This file has an adjusted close, and adjusted prices come from it alone.'
          : 'Adjusted prices before a split are divided by its ratio, and those before a dividend lowered by its share of the last close.'}{' '}
        The ex-date is the first day that trades without it.
      </Text>
      <ActionTable actions={draft.actions} onRemove={remove} />
      <AddAction onAdd={add} />
      <PasteActions onAdd={add} />
      <Checkbox
        checked={draft.isSplitAdjusted}
        onChange={(event) => {
          const isSplitAdjusted = event.currentTarget.checked;
          setDraft((now) => ({ ...now, isSplitAdjusted }));
        }}
        label="The file’s prices have these splits taken out already"
        description="As those of Yahoo have. Raw prices and volume then become those that were traded; enter dividends in today’s shares, as such files do."
        data-testid="actions-split-adjusted"
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          loading={save.isPending}
          disabled={draft === recorded}
          onClick={() => save.mutate({ id: series.id, ...draft })}
          data-testid="actions-save"
        >
          Save
        </Button>
      </Group>
    </Stack>
  );
}
