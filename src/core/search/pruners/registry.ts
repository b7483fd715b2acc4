import type { PrunerKind } from '@shared/sweep-plan';
import type { PrunerKindOf } from '../pruner';
import { asha } from './asha';
import { hyperband } from './hyperband';
import { median } from './median';
import { none } from './none';

const kinds: { readonly [K in PrunerKind]: PrunerKindOf } = { none, median, asha, hyperband };

export function prunerOf(kind: PrunerKind): PrunerKindOf {
  return kinds[kind];
}
