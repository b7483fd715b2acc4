import type { Session } from '../calendars/sessions';

/**
 * How far after the open the bars of each session begin: 0 where they count from the open, half an hour where hours of the clock are
 * counted and the exchange opens at half past. What was commonest before the session, and the least of equals; of the first session with
 * bars what its first bar says, and 0 before. Later bars never decide, since they were not known then.
 *
 * @param time ascending
 * @param sessions those around the bars, ascending
 * @returns [session]
 */
export function phasesOf(
  time: Float64Array,
  sessions: readonly Session[],
  intervalMs: number,
): readonly number[] {
  const commonest = new Commonest();
  let t = 0;
  return sessions.map(({ spans }) => {
    let phase = commonest.value;
    for (const { open, close } of spans) {
      while (time[t]! < open) t++;
      for (; time[t]! < close; t++) {
        const after = (time[t]! - open) % intervalMs;
        phase ??= after;
        commonest.count(after);
      }
    }
    return phase ?? 0;
  });
}

/** The value that was counted most often so far; the least of equals, null before the first. */
class Commonest {
  value: number | null = null;
  private readonly counts = new Map<number, number>();

  count(value: number): void {
    const count = (this.counts.get(value) ?? 0) + 1;
    this.counts.set(value, count);
    const most = this.value === null ? 0 : (this.counts.get(this.value) ?? 0);
    if (this.value === null || count > most || (count === most && value < this.value)) this.value = value;
  }
}
