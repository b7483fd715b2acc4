import { AppError, toEnvelope } from '@shared/errors';
import { explainSqlite } from '../storage/faults';
import type { Rest } from './parts';
import { goneWrong } from './words';

/** How a sweep rests that met a fault: as failed where something must be changed before it can go on. */
export function restOf(fault: unknown, workspace: string): Rest {
  const error = explainSqlite(fault, workspace);
  const { kind, message } = toEnvelope(error);
  const isOfTheSweep = error instanceof AppError && ['invalid', 'notFound', 'conflict'].includes(kind);
  return isOfTheSweep
    ? { state: 'failed', problem: message }
    : { state: 'interrupted', problem: goneWrong(message) };
}
