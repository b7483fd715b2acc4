import { Select } from '@mantine/core';
import type { SeriesSummary } from '@shared/series';
import { useCall } from '../../api/mutations';
import { useCalendars } from '../../api/queries';

/** The exchange whose sessions the series keeps, or none: what its gaps are judged by, and what experiments suggest. */
export function SeriesCalendar({ series }: { readonly series: SeriesSummary }) {
  const calendars = useCalendars().data ?? [];
  const save = useCall('series.setCalendar');
  return (
    <Select
      label="Calendar"
      description="Gaps are judged by its sessions, and experiments on this series suggest it."
      placeholder="None"
      searchable
      clearable
      nothingFoundMessage="No exchange of that name"
      maxDropdownHeight={320}
      disabled={save.isPending}
      value={series.calendar}
      data={calendars.map(({ key, name }) => ({ value: key, label: name }))}
      onChange={(calendar) => calendar !== series.calendar && save.mutate({ id: series.id, calendar })}
      data-testid="series-calendar"
    />
  );
}
