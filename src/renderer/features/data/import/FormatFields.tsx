import { Autocomplete, Checkbox, Select, TextInput } from '@mantine/core';
import type { ImportOptions } from '@shared/series';
import { dateFormats, decimals, delimiters, timeZones } from './choices';
import classes from './import.module.css';

interface FormatFieldsProps {
  readonly options: ImportOptions;
  readonly onChange: (changed: Partial<ImportOptions>) => void;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly nameFault: string | null;
}

/** How to read the file, as recognised, to correct. */
export function FormatFields({ options, onChange, name, onName, nameFault }: FormatFieldsProps) {
  return (
    <div className={classes.fields}>
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => onName(event.currentTarget.value)}
        error={nameFault}
        maxLength={200}
        data-testid="import-name"
      />
      <Select
        label="Delimiter"
        value={options.delimiter}
        data={[...delimiters]}
        // Other columns come out of another delimiter: their roles are recognised anew.
        onChange={(delimiter) => delimiter !== null && onChange({ delimiter, columns: [] })}
        data-testid="import-delimiter"
      />
      <Select
        label="Decimal sign"
        value={options.decimal}
        data={[...decimals]}
        onChange={(decimal) => decimal !== null && onChange({ decimal })}
        data-testid="import-decimal"
      />
      <Autocomplete
        label="Date format"
        size="xs"
        value={options.dateFormat}
        data={[...dateFormats]}
        filter={({ options: all }) => all}
        onChange={(dateFormat) => dateFormat !== '' && onChange({ dateFormat })}
        data-testid="import-date-format"
      />
      <Select
        label="Time zone"
        value={options.timeZone}
        data={[...timeZones]}
        searchable
        limit={60}
        onChange={(timeZone) => timeZone !== null && onChange({ timeZone })}
        data-testid="import-time-zone"
      />
      <Checkbox
        label="First row is a header"
        checked={options.hasHeader}
        onChange={(event) => onChange({ hasHeader: event.currentTarget.checked })}
        className={classes.header}
        data-testid="import-has-header"
      />
    </div>
  );
}
