import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useSettings } from '../../api/queries';

/** Draws the window in the scheme that the settings name; `system` follows the desktop as it changes. */
export function useThemeSetting(): void {
  const theme = useSettings().data?.theme;
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);
}
