import type { Replication } from '@shared/replications';
import type { experimentSpec } from '@shared/spec';
import type { z } from 'zod';

type SpecInput = z.input<typeof experimentSpec>;

/** One study: a file, and a line in `registry.ts`. */
export interface ReplicationDefinition {
  readonly about: Replication;
  /** All but the data, which are the user's; what is left out has its default. */
  readonly spec: Omit<SpecInput, 'data' | 'replicates'>;
}
