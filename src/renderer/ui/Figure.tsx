import type { ReactNode } from 'react';

interface SignedFigureProps {
  /** Decides the colour: above 0 up, below 0 down; null and NaN neither. */
  readonly value: number | null | undefined;
  /** The formatted text. */
  readonly children: ReactNode;
}

/** A figure coloured by its sign; the text carries the sign too. */
export function SignedFigure({ value, children }: SignedFigureProps) {
  return <span className={`ls-figure ${signClass(value)}`}>{children}</span>;
}

export function signClass(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value) || value === 0) return '';
  return value > 0 ? 'ls-up' : 'ls-down';
}
