import { applies } from '../fields/field';
import type { Json } from '../json';
import { specField } from '../spec-fields';
import { variantsOf } from './variants';

/** Whether no trial can tell what is swept: another setting, which is not searched, leaves the field without effect. */
export function isIdle(path: string, draft: Json): boolean {
  const field = specField(path);
  return field?.when !== undefined && !variantsOf(draft).some((one) => applies(field, one));
}
