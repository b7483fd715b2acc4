import type { DeviceId, DeviceSpeed } from '@shared/devices';

/** A device's time of a step and how many times that of the fastest it is; or why there is none. */
export type RelativeSpeed =
  | { readonly kind: 'timed'; readonly msPerStep: number; readonly times: number }
  | { readonly kind: 'failed'; readonly problem: string };

export function relativeSpeeds(speeds: readonly DeviceSpeed[]): ReadonlyMap<DeviceId, RelativeSpeed> {
  const fastest = Math.min(...speeds.flatMap(({ msPerStep }) => msPerStep ?? []));
  return new Map(
    speeds.map(({ id, msPerStep, problem }): [DeviceId, RelativeSpeed] => [
      id,
      msPerStep === null
        ? { kind: 'failed', problem: problem ?? 'It could not be measured.' }
        : { kind: 'timed', msPerStep, times: msPerStep / fastest },
    ]),
  );
}

/** `fastest`, `1.3× as long`, `34× as long`. */
export function timesWords(times: number): string {
  if (times < 1.05) return times === 1 ? 'fastest' : 'as fast as the fastest';
  return `${times < 9.95 ? times.toFixed(1) : times.toFixed(0)}× as long`;
}

/** `0.91 ms`, `1.0 ms`, `31 ms`, `1.2 s`: two digits are what a measurement of a second is good for. */
export function stepWords(ms: number): string {
  if (ms >= 1000) return `${Number((ms / 1000).toPrecision(2))} s`;
  return `${ms >= 9.95 ? ms.toFixed(0) : ms.toPrecision(2)} ms`;
}
