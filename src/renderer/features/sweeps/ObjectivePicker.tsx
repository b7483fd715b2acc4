import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSweepView } from './model/use-sweep-view';

interface Props {
  readonly value: number;
  readonly onChange: (objective: number) => void;
  readonly label: string;
}

/** Chooses one of two objectives; nothing where there is one alone. */
export function ObjectivePicker({ value, onChange, label }: Props): ReactNode {
  const { objectives } = useSweepView();
  if (objectives.length < 2) return null;
  return (
    <SegmentedControl
      aria-label={label}
      data={objectives.map(({ words, index }) => ({ value: String(index), label: words.title }))}
      value={String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}
