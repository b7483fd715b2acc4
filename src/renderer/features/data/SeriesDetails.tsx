import { Button, Stack, Text, TextInput } from '@mantine/core';
import type { SeriesSummary } from '@shared/series';
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useCall } from '../../api/mutations';
import { formatBarTime, formatCount, formatInterval, formatMoment } from '../../ui/format';
import { notifyUndo } from '../../ui/notify';
import { ActionsEditor } from './actions/ActionsEditor';
import classes from './data.module.css';
import { ImportHistory } from './import/ImportHistory';
import { SeriesCalendar } from './SeriesCalendar';
import { sizeOf } from './series-words';

/** What is known of a series, its name to change, and the way to remove it. */
export function SeriesDetails({ series }: { readonly series: SeriesSummary }) {
  const restore = useCall('series.restore');
  const remove = useCall('series.remove', {
    onSuccess: () =>
      notifyUndo(`Deleted the series “${series.name}”.`, () => restore.mutate({ ids: [series.id] })),
  });
  return (
    <Stack p="md" gap="md" data-testid="series-details">
      <NameField series={series} />
      <dl className={classes.facts}>
        <Fact name="Length" value={sizeOf(series)} />
        <Fact name="Interval" value={formatInterval(series.intervalMs)} />
        <Fact name="First" value={formatBarTime(series.firstTime, series.intervalMs)} />
        <Fact name="Last" value={formatBarTime(series.lastTime, series.intervalMs)} />
        {series.kind === 'bars' && (
          <Fact name="Adjusted close" value={series.hasAdjustedClose ? 'in the file' : 'not in the file'} />
        )}
        <Fact name="Source" value={series.source} />
        <Fact name="Imported" value={formatMoment(series.createdAt)} />
        <Fact name="Content hash" value={series.dataHash.slice(0, 16)} isCode />
      </dl>
      <ImportHistory series={series} />
      <SeriesCalendar series={series} />
      {series.kind === 'bars' && <ActionsEditor series={series} />}
      <Text size="xs" className="ls-quiet">
        Times are in UTC. The hash is of the bars alone: the same bars give the same hash in any workspace.
      </Text>
      <Warnings warnings={series.warnings} />
      <div>
        <Button
          variant="default"
          color="var(--ls-down-text)"
          leftSection={<IconTrash size={14} />}
          loading={remove.isPending}
          onClick={() => remove.mutate({ ids: [series.id] })}
          data-testid="series-delete"
        >
          Delete series
        </Button>
      </div>
    </Stack>
  );
}

function NameField({ series }: { readonly series: SeriesSummary }) {
  const [name, setName] = useState(series.name);
  const rename = useCall('series.rename');
  const isChanged = name.trim() !== series.name;
  return (
    <form
      className={classes.rename}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && name.trim() !== '') rename.mutate({ id: series.id, name: name.trim() });
      }}
    >
      <TextInput
        label="Name"
        description="Experiments name their series: change it there as well."
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={name.trim() === '' ? 'A series needs a name' : undefined}
        maxLength={200}
        data-testid="series-name"
      />
      {isChanged && (
        <Button type="submit" loading={rename.isPending} disabled={name.trim() === ''}>
          Rename
        </Button>
      )}
    </form>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return <Text className="ls-quiet">The import found nothing to warn of.</Text>;
  return (
    <section>
      <Text fw={600} mb={4}>
        {formatCount(warnings.length, 'warning')} of the import
      </Text>
      <ul className={classes.warningList}>
        {warnings.map((warning) => (
          <li key={warning}>
            <IconAlertTriangle size={14} aria-hidden />
            <span data-selectable>{warning}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly isCode?: boolean;
}

function Fact({ name, value, isCode = false }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-selectable className={isCode ? classes.code : undefined}>
        {value}
      </dd>
    </div>
  );
}
