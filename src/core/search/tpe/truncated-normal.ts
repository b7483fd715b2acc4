import type { Random } from '../../random';
import { normalCdf } from '../../stats/normal';
import { normalQuantile } from '../../stats/normal-quantile';

/** The share of a normal distribution below a place: P(X <= place). */
export function shareBelow(place: number, centre: number, sd: number): number {
  return normalCdf((place - centre) / sd);
}

/** Drawn from a normal distribution cut off at 0 and 1, its centre between both. */
export function drawTruncated(centre: number, sd: number, random: Random): number {
  const low = shareBelow(0, centre, sd);
  const high = shareBelow(1, centre, sd);
  const place = centre + sd * normalQuantile(low + random.next() * (high - low));
  return Math.min(Math.max(place, 0), 1);
}
