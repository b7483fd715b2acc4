import { SegmentedControl } from '@mantine/core';
import type { SplitName } from '@shared/runs';
import type { ReactNode } from 'react';

interface Props {
  readonly value: SplitName;
  readonly onChange: (split: SplitName) => void;
}

export const splitTitles = {
  train: 'Training',
  validation: 'Validation',
  test: 'Test',
} as const satisfies Record<SplitName, string>;

/** Which part of the data the figures and charts are about. */
export function SplitSelect({ value, onChange }: Props): ReactNode {
  return (
    <SegmentedControl
      aria-label="Split"
      data-testid="split-select"
      value={value}
      data={[
        { value: 'train', label: splitTitles.train },
        { value: 'validation', label: splitTitles.validation },
        { value: 'test', label: splitTitles.test },
      ]}
      onChange={onChange}
    />
  );
}
