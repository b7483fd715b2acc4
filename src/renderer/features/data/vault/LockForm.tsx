import { Button, TextInput } from '@mantine/core';
import type { SeriesSummary } from '@shared/series';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useCall } from '../../../api/mutations';
import { notifyDone } from '../../../ui/notify';
import { dayOf, isDay, proposedStart } from './days';
import classes from './vault.module.css';

/** Locks a period; proposes the last fifth of the series. What is wrong with it is said by main. */
export function LockForm({ series }: { readonly series: SeriesSummary }) {
  const [from, setFrom] = useState(() => proposedStart(series));
  const [to, setTo] = useState(() => dayOf(series.lastTime));
  const [note, setNote] = useState('');
  const lock = useCall('vault.lock', {
    onSuccess: (vault) => {
      setNote('');
      notifyDone(`Locked “${vault.series}” from ${vault.from} to ${vault.to}.`);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    lock.mutate({ seriesId: series.id, from, to, note });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label="From"
        placeholder="YYYY-MM-DD"
        w={116}
        error={!isDay(from)}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        data-testid="vault-from"
      />
      <TextInput
        label="To"
        placeholder="YYYY-MM-DD"
        w={116}
        error={!isDay(to)}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data-testid="vault-to"
      />
      <TextInput
        className={classes.note}
        label="Note"
        placeholder="What it is kept for"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-testid="vault-note"
      />
      <Button
        type="submit"
        leftSection={<IconLock size={14} />}
        loading={lock.isPending}
        disabled={!isDay(from) || !isDay(to)}
        data-testid="vault-lock"
      >
        Lock
      </Button>
    </form>
  );
}
