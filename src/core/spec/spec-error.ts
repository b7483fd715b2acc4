import { AppError } from '@shared/errors';
import type { SpecFault } from '@shared/spec';

/** A spec that cannot be run, by itself or on its data: kind `invalid`, with the fields at fault. */
export class SpecError extends AppError {
  constructor(readonly faults: readonly SpecFault[]) {
    const lines = faults.map(faultSentence);
    const message =
      lines.length === 1 ? lines[0]! : `The experiment has ${lines.length} faults: ${lines.join(' ')}`;
    super('invalid', message, lines);
  }
}

/** `decision.long must not exceed 1.`; a fault of the whole spec is a sentence already. */
export function faultSentence(fault: SpecFault): string {
  const text = fault.path === '' ? fault.message : `${fault.path} ${fault.message}`;
  return /[.?]$/.test(text) ? text : `${text}.`;
}
