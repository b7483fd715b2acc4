import { z } from 'zod';
import { seriesKinds } from './series';

/** A series that a formula may read beside the traded one: what it is called and what columns it has. */
export const joinedShape = z.strictObject({
  name: z.string().max(40),
  /** `unknown` where the series is not there: it then passes for any kind. */
  kind: z.enum([...seriesKinds, 'unknown']),
  /** Levels of the order book on each side; 0 for the other kinds. */
  levels: z.int().min(0).max(1000),
});
export type JoinedShape = z.infer<typeof joinedShape>;

/** Where a formula is being written. Offsets, here and below, are UTF-16 units of the text; `to` is exclusive. */
export const formulaQuestion = z.strictObject({
  text: z.string().max(100_000),
  cursor: z.int().min(0),
  joined: z.array(joinedShape).max(100).readonly(),
});
export type FormulaQuestion = z.infer<typeof formulaQuestion>;

/** Something that may stand at the cursor. Taking it replaces the characters from `from` to `to` by `insert`. */
export const formulaCompletion = z.object({
  label: z.string(),
  kind: z.enum(['column', 'function', 'number', 'word', 'operator']),
  signature: z.string(),
  documentation: z.string(),
  insert: z.string(),
  from: z.int(),
  to: z.int(),
});
export type FormulaCompletion = z.infer<typeof formulaCompletion>;

/** The function whose values are being written. */
export const formulaSignature = z.object({
  signature: z.string(),
  documentation: z.string(),
  parameters: z.array(z.object({ name: z.string(), documentation: z.string() })).readonly(),
  /** Which of them the cursor is at; null where there are more values than the function takes. */
  active: z.int().nullable(),
});
export type FormulaSignature = z.infer<typeof formulaSignature>;

export const formulaFault = z.object({ message: z.string(), from: z.int(), to: z.int() });
export type FormulaFault = z.infer<typeof formulaFault>;

/** What an editor of formulas shows. */
export const formulaHelp = z.object({
  /** In the order of the text; empty where the formula can be computed. */
  faults: z.array(formulaFault).readonly(),
  /** The likeliest first. */
  completions: z.array(formulaCompletion).readonly(),
  signature: formulaSignature.nullable(),
});
export type FormulaHelp = z.infer<typeof formulaHelp>;
