import { Select, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCalendars } from '../../api/queries';
import styles from './editor.module.css';
import { useSpecEditor } from './editor-context';
import type { FieldProps } from './field-props';
import { getAt } from './json';
import { useMainSeries } from './use-main-series';

/** The exchange whose hours the bars are judged by, or none; the series' own is suggested, never taken unasked. */
export function CalendarField({ field, common }: FieldProps): ReactNode {
  const { value, setField } = useSpecEditor();
  const calendars = useCalendars().data ?? [];
  const own = useMainSeries()?.calendar ?? null;
  const chosen = getAt(value, field.path);
  const current = typeof chosen === 'string' ? chosen : '';
  const known = calendars.map(({ key, name, zone }) => ({ value: key, label: name, zone }));
  const isKnown = current === '' || known.some((one) => one.value === current);
  const choose = (key: string | null): void => setField(field.path, key === '' ? null : key);
  return (
    <div>
      <Select
        {...common}
        value={current}
        data={[none, ...known, ...(isKnown ? [] : [{ value: current, label: `${current} · unknown` }])]}
        searchable
        nothingFoundMessage="No calendar of that name"
        maxDropdownHeight={320}
        renderOption={({ option }) => (
          <div>
            <Text>{option.label}</Text>
            <Text size="xs" className="ls-quiet">
              {known.find((one) => one.value === option.value)?.zone}
            </Text>
          </div>
        )}
        onChange={choose}
      />
      {own !== null && own !== current && (
        <UnstyledButton
          className={styles.suggestion}
          data-testid="use-own-calendar"
          onClick={() => choose(own)}
        >
          The series keeps the hours of {calendars.find(({ key }) => key === own)?.name ?? own}. Use them
        </UnstyledButton>
      )}
    </div>
  );
}

const none = { value: '', label: 'None' };
