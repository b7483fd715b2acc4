import { medianInterval } from '../importing/gaps';

const dayMs = 86_400_000;
/** Of the usual distance: what is further away came after a pause. */
const pause = 1.5;

/**
 * Whether the market was closed just before each bar, so that its open can differ from the close before: always from a day on,
 * below a day after a pause. Within a session the open of a liquid market is the close before. [time]
 */
export function sessionOpens(time: Float64Array): Uint8Array {
  const interval = medianInterval(time);
  const opens = new Uint8Array(time.length);
  for (let t = 1; t < time.length; t++)
    if (interval >= dayMs || time[t]! - time[t - 1]! > pause * interval) opens[t] = 1;
  return opens;
}
