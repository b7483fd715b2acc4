import { ActionIcon, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useSaveSettings } from './use-save-settings';

/** Switches between light and dark; Settings has the way back to following the system. */
export function ThemeToggle() {
  const scheme = useComputedColorScheme('light');
  const save = useSaveSettings();
  const other = scheme === 'dark' ? 'light' : 'dark';
  const Icon = scheme === 'dark' ? IconSun : IconMoon;
  return (
    <Tooltip label={`Switch to ${other}`} position="right">
      <ActionIcon
        onClick={() => save({ theme: other })}
        aria-label={`Switch to the ${other} theme`}
        data-testid="theme-toggle"
      >
        <Icon size={16} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
