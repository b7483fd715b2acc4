import { Select } from '@mantine/core';
import type { ImportOptions, ImportPreview } from '@shared/series';
import classes from './import.module.css';

interface PartFieldsProps {
  readonly preview: ImportPreview;
  readonly options: ImportOptions;
  readonly onChange: (changed: Partial<ImportOptions>) => void;
}

/** Which file of an archive, and which instrument of a long file, is imported; nothing where there is one of each. */
export function PartFields({ preview, options, onChange }: PartFieldsProps) {
  const { entries, symbols } = preview;
  if (entries === undefined && symbols === undefined) return null;
  return (
    <div className={classes.fields}>
      {entries !== undefined && (
        <Select
          label="File in the archive"
          placeholder="Choose a file"
          value={options.entry ?? null}
          data={[...entries]}
          searchable
          limit={100}
          // Another file may have other columns: their roles are recognised anew.
          onChange={(entry) => entry !== null && onChange({ entry, columns: [] })}
          data-testid="import-entry"
        />
      )}
      {symbols !== undefined && (
        <Select
          label="Instrument"
          placeholder="Choose an instrument"
          value={options.symbol ?? null}
          data={[...symbols]}
          searchable
          limit={100}
          onChange={(symbol) => symbol !== null && onChange({ symbol })}
          data-testid="import-symbol"
        />
      )}
    </div>
  );
}
