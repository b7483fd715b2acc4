import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { runQuery } from '../../api/queries';
import { RunDetailsModal } from './RunDetailsModal';

interface Props {
  /** Run to edit; null keeps the dialog shut. */
  readonly id: number | null;
  readonly onClose: () => void;
}

/** Name, tags and note of a run of which the id alone is known. */
export function EditedRun({ id, onClose }: Props): ReactNode {
  const run = useQuery({ ...runQuery(id ?? 0), enabled: id !== null }).data;
  return <RunDetailsModal run={id === null ? null : (run ?? null)} onClose={onClose} />;
}
