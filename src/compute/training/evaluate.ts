import { type Judgement, judge } from '@core/lstm/judge';
import type { Loss, Trainer } from '../device';

/** Few enough that a pause comes often, many enough that the calls cost nothing. */
const rowsAtOnce = 2048;

/** What is judged, and by what; see `judge`. */
export interface Judged {
  readonly loss: Loss;
  readonly labels: Float32Array; // [time]
  readonly noChange: number;
}

export interface Evaluation extends Judgement {
  /** What the head says. [rows, outputs] */
  readonly outputs: Float32Array;
}

/** Judges what the model says on `rows`. `pause` is awaited between parts; null when it answers that it is time to stop. */
export async function evaluate(
  trainer: Trainer,
  rows: Int32Array,
  { loss, labels, noChange }: Judged,
  pause: () => Promise<boolean>,
): Promise<Evaluation | null> {
  const said: Float32Array[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    if (await pause()) return null;
    said.push(await trainer.outputs(rows.subarray(from, from + rowsAtOnce)));
  }
  const known = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) known[i] = labels[rows[i]!]!;
  const outputs = joined(said);
  return { ...judge(loss, outputs, known, noChange), outputs };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
