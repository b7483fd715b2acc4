import { Autocomplete, Checkbox, Select, Text, TextInput } from '@mantine/core';
import type { ImportOptions } from '@shared/series';
import { useEffect, useRef, useState } from 'react';
import {
  dateFormatHelp,
  dateFormats,
  decimals,
  delimiters,
  kinds,
  shownDateFormat,
  timeZones,
  typedDateFormat,
} from './choices';
import classes from './import.module.css';

interface FormatFieldsProps {
  readonly options: ImportOptions;
  /** A table that is no text has neither delimiter nor header line to choose. */
  readonly isText: boolean;
  readonly onChange: (changed: Partial<ImportOptions>) => void;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly nameFault: string | null;
  /** Enter in the name: everything is as it should be. */
  readonly onEnter: () => void;
}

/** How to read the file, as recognised, to correct. */
export function FormatFields(props: FormatFieldsProps) {
  const { options, isText, onChange, name, onName, nameFault, onEnter } = props;
  const nameField = useRef<HTMLInputElement>(null);
  // The dialog opens before the file is read, with nothing in it to go to but its cross.
  useEffect(() => {
    nameField.current?.focus();
    nameField.current?.select();
  }, []);
  return (
    <div className={classes.fields}>
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => onName(event.currentTarget.value)}
        error={nameFault}
        maxLength={200}
        data-testid="import-name"
        ref={nameField}
        onKeyDown={({ key }) => key === 'Enter' && onEnter()}
      />
      <Select
        label="Kind"
        value={options.kind}
        data={kinds.map(({ value, label }) => ({ value, label }))}
        allowDeselect={false}
        renderOption={({ option }) => <KindOption value={option.value} label={option.label} />}
        comboboxProps={{ width: 280, position: 'bottom-start' }}
        // Columns have other roles in another kind: they are recognised anew.
        onChange={(kind) => kind !== null && onChange({ kind, columns: [] })}
        data-testid="import-kind"
      />
      {isText && <TextFields options={options} onChange={onChange} />}
      <DateFormatField format={options.dateFormat} onChange={(dateFormat) => onChange({ dateFormat })} />
      <Select
        label="Time zone"
        value={options.timeZone}
        data={[...timeZones]}
        searchable
        limit={60}
        onChange={(timeZone) => timeZone !== null && onChange({ timeZone })}
        data-testid="import-time-zone"
      />
      {isText && (
        <Checkbox
          label="First row is a header"
          checked={options.hasHeader}
          onChange={(event) => onChange({ hasHeader: event.currentTarget.checked })}
          className={classes.header}
          data-testid="import-has-header"
        />
      )}
    </div>
  );
}

function KindOption({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <div>
      {label}
      <Text size="xs" className="ls-quiet">
        {kinds.find((kind) => kind.value === value)?.help}
      </Text>
    </div>
  );
}

interface TextFieldsProps {
  readonly options: ImportOptions;
  readonly onChange: (changed: Partial<ImportOptions>) => void;
}

/** What a text is cut into cells and numbers by. */
function TextFields({ options, onChange }: TextFieldsProps) {
  return (
    <>
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
    </>
  );
}

interface DateFormatFieldProps {
  readonly format: string;
  readonly onChange: (format: string) => void;
}

/** A suggestion or a pattern of one's own; while it is empty the format before stays in force. */
function DateFormatField({ format, onChange }: DateFormatFieldProps) {
  const [isEmpty, setIsEmpty] = useState(false);
  return (
    <Autocomplete
      label="Date format"
      size="xs"
      value={isEmpty ? '' : shownDateFormat(format)}
      data={[...dateFormats]}
      filter={({ options }) => options}
      comboboxProps={{ width: 260, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <div>
          {option.value}
          {dateFormatHelp(option.value) !== undefined && (
            <Text size="xs" className="ls-quiet">
              {dateFormatHelp(option.value)}
            </Text>
          )}
        </div>
      )}
      onChange={(typed) => {
        setIsEmpty(typed === '');
        if (typed !== '') onChange(typedDateFormat(typed));
      }}
      onBlur={() => setIsEmpty(false)}
      placeholder={shownDateFormat(format)}
      data-testid="import-date-format"
    />
  );
}
