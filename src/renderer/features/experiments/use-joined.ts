import type { JoinedShape } from '@shared/formulas';
import { useMemo } from 'react';
import { joinedOf } from './auxiliary/joined';
import { useSpecEditor } from './editor-context';

/** The series that the draft joins, as its features may name them. */
export function useJoined(): readonly JoinedShape[] {
  const { value, series } = useSpecEditor();
  return useMemo(() => joinedOf(value, series), [value, series]);
}
