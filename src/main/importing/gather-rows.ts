import { ExampleList, type Place } from '@core/importing/findings';
import { contentsOf, layoutOf } from '@core/importing/layout';
import { RowParser } from '@core/importing/parse-row';
import { RowTable } from '@core/importing/row-table';
import type { ReadRows } from '@core/importing/validate';
import { AppError } from '@shared/errors';
import type { ImportOptions } from '@shared/series';

interface Gathered {
  readonly table: RowTable;
  readonly badRows: ExampleList;
  readonly emptyRows: ExampleList;
  /** Of its own for each instrument, since it remembers the time of the row before. */
  readonly parser: RowParser | null;
  rows: number;
}

/** More than any exchange lists; a column with a value of its own in every row is no column of instruments. */
const maxSymbols = 20_000;

function tooManySymbols(column = ''): AppError {
  return new AppError(
    'invalid',
    `The column ${column} has more than ${maxSymbols.toLocaleString('en-US')} different values, so it does not tell instruments apart. Choose the column that does, or remove it from the file.`,
  );
}

/** Parses rows into tables, one an instrument; a file without a column of symbols has one, named ''. */
export class RowGatherer {
  rows = 0;
  private readonly bySymbol = new Map<string, Gathered>();
  private readonly values: Float64Array;

  /** @param hasColumns whether rows can be read; else they are only counted. */
  constructor(
    private readonly options: ImportOptions,
    private readonly header: readonly string[],
    private readonly place: Place,
    private readonly hasColumns: boolean,
  ) {
    this.values = new Float64Array(layoutOf(options).slots.length);
  }

  /** In the order in which they appear in the file. */
  get symbols(): string[] {
    return [...this.bySymbol.keys()];
  }

  take(cells: readonly string[], line: number): void {
    this.rows += 1;
    const gathered = this.of(this.symbolOf(cells));
    gathered.rows += 1;
    const outcome = gathered.parser?.parse(cells, this.values);
    if (outcome === 'row') gathered.table.add(this.values, line);
    else if (outcome === 'empty')
      gathered.emptyRows.add(line, null, () => `the row has no ${contentsOf(this.options.kind)}.`);
    else if (outcome !== undefined) gathered.badRows.add(line, outcome.column, () => outcome.reason);
  }

  read(symbol: string): ReadRows {
    const { table, badRows, emptyRows, rows } = this.of(symbol);
    return { table, rows, badRows, emptyRows, place: this.place };
  }

  private symbolOf(cells: readonly string[]): string {
    const { symbolColumn } = this.options;
    return symbolColumn === undefined ? '' : (cells[symbolColumn]?.trim() ?? '');
  }

  private of(symbol: string): Gathered {
    let gathered = this.bySymbol.get(symbol);
    if (gathered === undefined) {
      if (this.bySymbol.size >= maxSymbols) throw tooManySymbols(this.header[this.options.symbolColumn ?? 0]);
      gathered = {
        // Many instruments have a few rows each, one has them all.
        table: new RowTable(this.values.length, this.options.symbolColumn === undefined ? undefined : 64),
        badRows: new ExampleList(),
        emptyRows: new ExampleList(),
        parser: this.hasColumns ? new RowParser(this.options, this.header) : null,
        rows: 0,
      };
      this.bySymbol.set(symbol, gathered);
    }
    return gathered;
  }
}
