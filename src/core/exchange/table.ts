/** Columns of equal length, as they go into files. NaN and null stand for what is undefined. */
export interface ExportTable {
  readonly rows: number;
  readonly columns: readonly ExportColumn[];
}

export type ExportColumn =
  /** Milliseconds since 1970, UTC. */
  | { readonly name: string; readonly kind: 'time'; readonly values: ArrayLike<number> }
  | { readonly name: string; readonly kind: 'number'; readonly values: ArrayLike<number> }
  /** Whole numbers. */
  | { readonly name: string; readonly kind: 'count'; readonly values: ArrayLike<number> }
  | { readonly name: string; readonly kind: 'text'; readonly values: readonly (string | null)[] }
  | { readonly name: string; readonly kind: 'flag'; readonly values: readonly (boolean | null)[] };
