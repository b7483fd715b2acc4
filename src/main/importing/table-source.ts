import type { TableSample } from '@core/importing/detect';
import type { Delimiter } from '@core/importing/detect-delimiter';
import type { Place } from '@core/importing/findings';
import type { Finding, ImportOptions } from '@shared/series';
import type { ReadHooks } from './byte-source';

/** Rows of cells, wherever they lie: a text file, a packed one, a Parquet file. */
export interface TableSource {
  readonly path: string;
  /** As sentences name it. */
  readonly name: string;
  /** The file's name, without folder. */
  readonly fileName: string;
  /** Name of the file the rows are in: the entry of an archive, or the file itself. */
  readonly innerName: string;
  /** On the disk, packed or not. */
  readonly sizeBytes: number;
  /** What a series made of it is called unless the user says otherwise. */
  readonly suggestedName: string;
  /** What `line` counts: lines of a text, rows of a table without lines. */
  readonly place: Place;
  /** What there is no choice about; wins over what the user set. */
  readonly fixed: Partial<ImportOptions>;
  /** The data files of an archive that holds several; empty elsewhere. */
  readonly entries: readonly string[];
  /** The one of them that is read. */
  readonly entry: string | null;
  /** What is to be said before any row is read. */
  readonly findings: readonly Finding[];
  /** Format that the file says it has; null where its look has to tell. */
  readonly format: string | null;
  sample(signal?: AbortSignal): Promise<TableSample>;
  /** @param onRow gets the cells and the 1-based line (or row) of the file. */
  rows(
    delimiter: Delimiter,
    onRow: (cells: string[], line: number) => void,
    hooks?: ReadHooks,
  ): Promise<void>;
}
