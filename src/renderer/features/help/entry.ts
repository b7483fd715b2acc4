/** A word or a figure, and what is to be known of it. */
export interface Entry {
  readonly name: string;
  readonly text: string;
  readonly formula?: string;
}
