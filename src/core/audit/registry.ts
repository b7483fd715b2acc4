import { type AuditKey, auditChecks } from '@shared/audit';
import type { AuditCheck } from './check';
import { adjusted } from './checks/adjusted';
import { decision } from './checks/decision';
import { duplicates } from './checks/duplicates';
import { embargo } from './checks/embargo';
import { joined } from './checks/joined';
import { labelOverlap } from './checks/label-overlap';
import { learning } from './checks/learning';
import { provenance } from './checks/provenance';
import { scaledMatrix } from './checks/scaled-matrix';
import { scaler } from './checks/scaler';
import { sharedRows } from './checks/shared-rows';
import { shift } from './checks/shift';
import { shuffledLabels } from './checks/shuffled-labels';
import { tooGood } from './checks/too-good';
import { truncation } from './checks/truncation';
import { windowOverlap } from './checks/window-overlap';

/** One file a check; a key without one does not compile. */
const byKey: Readonly<Record<AuditKey, AuditCheck>> = {
  truncation,
  scaledMatrix,
  joined,
  adjusted,
  shift,
  scaler,
  learning,
  sharedRows,
  labelOverlap,
  windowOverlap,
  embargo,
  duplicates,
  decision,
  shuffledLabels,
  tooGood,
  provenance,
};

/** All checks, in the order of a report. */
export const checks: readonly AuditCheck[] = auditChecks.map((key) => byKey[key]);
