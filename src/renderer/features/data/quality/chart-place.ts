import type { QualityFinding } from '@shared/quality';

/** Address of the chart of a series where it shows and marks a finding. */
export function chartAddress(id: number, { from, to }: Pick<QualityFinding, 'from' | 'to'>): string {
  return `/data/${id}?from=${from}&to=${to}`;
}
