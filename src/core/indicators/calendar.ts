/** A place in a cycle as a point of the unit circle, so that its end lies beside its beginning. */
export type Circle = 'sine' | 'cosine';

const day = 86_400_000;

/** Day of the week of each time, UTC: a seventh of the circle a day, Monday at its top. Times in ms since 1970. [time] */
export function weekday(time: Float64Array, circle: Circle): Float64Array {
  const length = time.length;
  const out = new Float64Array(length);
  const monday = -3; // day 0, 1970-01-01, was a Thursday
  for (let t = 0; t < length; t++) {
    const days = Math.floor(time[t]! / day) - monday;
    out[t] = pointAt((days - 7 * Math.floor(days / 7)) / 7, circle);
  }
  return out;
}

/** Time of day of each time, UTC: once round the circle in 24 hours, midnight at its top. [time] */
export function timeOfDay(time: Float64Array, circle: Circle): Float64Array {
  const length = time.length;
  const out = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const sinceMidnight = time[t]! - day * Math.floor(time[t]! / day);
    out[t] = pointAt(sinceMidnight / day, circle);
  }
  return out;
}

/**
 * Day of the month of each time, UTC: once round the circle from the first to the last day, so that the turn of the month
 * is at its top. Known from the date alone, whichever bars follow. [time]
 */
export function monthTurn(time: Float64Array, circle: Circle): Float64Array {
  const length = time.length;
  const out = new Float64Array(length);
  let lastDay = NaN;
  let value = NaN;
  for (let t = 0; t < length; t++) {
    const thisDay = Math.floor(time[t]! / day);
    if (thisDay !== lastDay) value = pointAt(shareOfMonth(thisDay * day), circle);
    lastDay = thisDay;
    out[t] = value;
  }
  return out;
}

/** 0 on the first day of the month, and the same step a day from there. */
function shareOfMonth(time: number): number {
  const date = new Date(time);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return (date.getUTCDate() - 1) / days;
}

/** Of a place in a cycle between 0 and 1; the cosine is 1 at its top. */
function pointAt(share: number, circle: Circle): number {
  return circle === 'sine' ? Math.sin(2 * Math.PI * share) : Math.cos(2 * Math.PI * share);
}
