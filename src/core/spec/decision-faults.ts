import type { ExperimentSpec, SpecFault } from '@shared/spec';
import { classesOf } from '../labels/outcomes';

/** Thresholds that cannot be met, and a calibration of what is no chance of two sides. */
export function decisionFaults(spec: ExperimentSpec): readonly SpecFault[] {
  return [...thresholdFaults(spec), ...calibrationFaults(spec)];
}

/** With two sides, P(up) cannot ask for both; with a third class between them, thresholds below one half are of use. */
function thresholdFaults({ label, decision: { long, short } }: ExperimentSpec): readonly SpecFault[] {
  if (classesOf[label.kind].length === 3 || short === null || short <= long) return [];
  return [{ path: 'decision.short', message: 'must not be above the long threshold' }];
}

function calibrationFaults({ label, decision }: ExperimentSpec): readonly SpecFault[] {
  if (decision.calibration === 'none') return [];
  if (label.kind !== 'volatility' && classesOf[label.kind].length !== 3) return [];
  const why = label.kind === 'volatility' ? 'says nothing of up and down' : 'has three classes';
  return [
    { path: 'decision.calibration', message: `must be "none" for the label "${label.kind}", which ${why}` },
  ];
}
