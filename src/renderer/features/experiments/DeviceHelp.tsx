import type { ReactNode } from 'react';
import { useDevices } from '../../api/queries';
import { useSpecEditor } from './editor-context';
import { getAt } from './json';

/** What a device is, and a warning where the one that the spec names cannot be used on this machine. */
export function DeviceHelp({ help }: { readonly help: string }): ReactNode {
  const named = getAt(useSpecEditor().value, 'device');
  const isNamed = named !== undefined && named !== 'auto';
  const missing = useDevices(isNamed).data?.find(({ id, isAvailable }) => id === named && !isAvailable);
  if (missing === undefined) return help;
  return (
    <span className="ls-down" data-testid="device-missing">
      Not available on this machine. {missing.reason}
    </span>
  );
}
