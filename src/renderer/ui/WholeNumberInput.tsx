import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber } from './format';

interface Props {
  readonly label: string;
  readonly description: string;
  readonly testId: string;
  readonly most: number;
  /** As typed: of what is no number its text. */
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
}

/** Asks for a whole number from 1 on; the first field of its dialog. */
export function WholeNumberInput({ label, description, testId, most, value, onChange }: Props): ReactNode {
  return (
    <NumberInput
      label={label}
      description={description}
      data-autofocus
      data-testid={testId}
      min={1}
      max={most}
      allowDecimal={false}
      hideControls={false}
      error={isWholeNumber(value, most) ? undefined : `A whole number from 1 to ${formatNumber(most)}`}
      value={value}
      onChange={onChange}
    />
  );
}

export const isWholeNumber = (value: number | string, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
