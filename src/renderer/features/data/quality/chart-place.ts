import type { QualityFinding } from '@shared/quality';

/** Address of the chart of a series where it marks a finding, among the bars around it. */
export function chartAddress(id: number, { from, to }: Pick<QualityFinding, 'from' | 'to'>): string {
  return `/data/${id}?from=${from}&to=${to}`;
}
