import type { ReactNode } from 'react';
import { ExperimentEditor } from './ExperimentEditor';
import { ExperimentList } from './ExperimentList';

interface Props {
  /** The experiment to edit, or null for the list. */
  readonly id: number | null;
}

export function ExperimentsPage({ id }: Props): ReactNode {
  return id === null ? <ExperimentList /> : <ExperimentEditor key={id} id={id} />;
}
