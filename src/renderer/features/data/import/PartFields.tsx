import { Button, Select } from '@mantine/core';
import type { ImportOptions, ImportPreview } from '@shared/series';
import classes from './import.module.css';

interface PartFieldsProps {
  readonly preview: ImportPreview;
  readonly options: ImportOptions;
  readonly onEntry: (entry: string) => void;
  readonly onSymbol: (symbol: string) => void;
  /** Imports every file of the archive, or every instrument, as a series of its own. */
  readonly onAll: () => void;
}

/** Which file of an archive, and which instrument of a long file, is imported; nothing where there is one of each. */
export function PartFields({ preview, options, onEntry, onSymbol, onAll }: PartFieldsProps) {
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
          onChange={(entry) => entry !== null && onEntry(entry)}
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
          onChange={(symbol) => symbol !== null && onSymbol(symbol)}
          data-testid="import-symbol"
        />
      )}
      <Button variant="default" onClick={onAll} className={classes.all} data-testid="import-all">
        Import all {(symbols ?? entries ?? []).length} instead…
      </Button>
    </div>
  );
}
