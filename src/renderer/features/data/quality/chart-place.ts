import type { QualityFinding } from '@shared/quality';

/** Bars on each side, so that a finding is seen among its neighbours. */
const margin = 40;
/** Nights and week-ends make a stretch of bars longer than its bars are together; by a third for days, more below. */
const pauses = 1.4;

/** Address of the chart of a series where it shows a finding. */
export function chartAddress(
  id: number,
  { from, to }: Pick<QualityFinding, 'from' | 'to'>,
  intervalMs: number,
): string {
  const room = Math.max(margin * intervalMs * pauses, (to - from) / 4);
  return `/data/${id}?from=${Math.round(from - room)}&to=${Math.round(to + room)}`;
}
