/** Queries to begin with, and what they find. */
export const examples: readonly { readonly query: string; readonly finds: string }[] = [
  { query: 'example fx', finds: 'Runs with both words in name, tags, series, state, device or note' },
  { query: 'test.sharpe > 0.5', finds: 'Sharpe ratio on test rows above 0.5' },
  { query: 'model.hidden >= 64 and state = done', finds: 'Finished runs of 64 hidden units or more' },
  { query: 'test.maxDrawdown < 20% or tag:keeper', finds: 'A small loss, or the tag keeper' },
  { query: 'age < 7d and is:done', finds: 'Done, and made within the last seven days' },
  { query: 'not (name ~ draft or note ~ broken)', finds: 'Neither draft in the name nor broken in the note' },
];
