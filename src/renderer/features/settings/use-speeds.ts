import type { DeviceSpeeds } from '@shared/devices';
import { useEffect, useRef } from 'react';
import { useCall } from '../../api/mutations';
import { useDeviceSpeeds, useJobs } from '../../api/queries';

interface Speeds {
  /** Null before the first measurement. */
  readonly speeds: DeviceSpeeds | null;
  readonly isMeasuring: boolean;
  readonly measure: () => void;
}

/** What the devices were measured at. Where they never were, they are now, unless a training would be disturbed. */
export function useSpeeds(): Speeds {
  const speeds = useDeviceSpeeds();
  const jobs = useJobs();
  const { mutate, isPending } = useCall('devices.measure');
  const hasAsked = useRef(false);
  const isFirst = speeds.data === null && jobs.data?.length === 0;
  useEffect(() => {
    if (!isFirst || hasAsked.current) return;
    hasAsked.current = true;
    mutate({});
  }, [isFirst, mutate]);
  return {
    speeds: speeds.data ?? null,
    isMeasuring: isPending,
    measure: () => {
      if (!isPending) mutate({});
    },
  };
}
