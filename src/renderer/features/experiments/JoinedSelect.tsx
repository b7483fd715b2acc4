import { Select } from '@mantine/core';
import type { SeriesKind } from '@shared/series';
import type { ReactNode } from 'react';
import { useJoined } from './use-joined';

interface Props {
  readonly id: string;
  readonly 'data-testid': string;
  readonly error: boolean;
  readonly value: string;
  /** Kinds of series that fit. */
  readonly kinds: readonly SeriesKind[];
  readonly onChange: (name: string) => void;
}

/** One of the joined series of the right kind. A name that is no longer joined stays in sight. */
export function JoinedSelect({ value, kinds, onChange, ...shared }: Props): ReactNode {
  const fitting = useJoined()
    .filter(({ kind }) => kind === 'unknown' || kinds.includes(kind))
    .map(({ name }) => name);
  const isGone = value !== '' && !fitting.includes(value);
  return (
    <Select
      {...shared}
      size="xs"
      w={136}
      value={value === '' ? null : value}
      placeholder="Choose"
      data={isGone ? [{ value, label: `${value} · not joined` }, ...fitting] : fitting}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
