import type { Settings } from '@shared/app';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys';
import { useCall } from '../../api/mutations';

/** Saves some settings; the window follows the answer, not the wish. */
export function useSaveSettings(): (changed: Partial<Settings>) => void {
  const client = useQueryClient();
  const { mutate } = useCall('settings.save', {
    onSuccess: (saved) => client.setQueryData(keys.settings, saved),
  });
  return mutate;
}
