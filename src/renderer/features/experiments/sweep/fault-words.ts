import type { SpecFault } from '@shared/spec';
import { metricAt } from '../../runs/metrics';
import { specLabel } from '../spec-fields';

/** The sentence of a fault with fields and figures by the titles that the form has for them, as `Label · Horizon`. */
export const inTitles = (fault: SpecFault): SpecFault => ({
  ...fault,
  message: fault.message.replaceAll(
    /\b[a-z]\w*(?:\.\w+)+/g,
    (path) => metricAt(path)?.label ?? specLabel(path),
  ),
});
