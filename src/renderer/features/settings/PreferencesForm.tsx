import { NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import { useSettings } from '../../api/queries';
import { LineSkeleton, QueryView } from '../../ui/QueryView';
import classes from './settings.module.css';
import { useSaveSettings } from './use-save-settings';

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function PreferencesForm() {
  const settings = useSettings();
  const save = useSaveSettings();
  return (
    <QueryView query={settings} skeleton={<LineSkeleton lines={3} />}>
      {({ theme, parallelJobs }) => (
        <Stack gap="md">
          <div className={classes.row}>
            <div>
              <Text id="theme-label">Theme</Text>
              <Text size="xs" className="ls-quiet">
                System follows the desktop as it changes.
              </Text>
            </div>
            <SegmentedControl
              value={theme}
              data={[...themes]}
              onChange={(value) => {
                const chosen = themes.find((one) => one.value === value);
                if (chosen !== undefined) save({ theme: chosen.value });
              }}
              aria-labelledby="theme-label"
              data-testid="settings-theme"
            />
          </div>
          <div className={classes.row}>
            <div>
              <Text id="jobs-label">Trainings at the same time</Text>
              <Text size="xs" className="ls-quiet">
                Each runs in a process of its own; the others wait in the queue. A result does not depend on
                this.
              </Text>
            </div>
            <NumberInput
              value={parallelJobs}
              min={1}
              max={16}
              allowDecimal={false}
              hideControls={false}
              w={88}
              onChange={(value) => {
                if (typeof value === 'number' && value >= 1 && value <= 16) save({ parallelJobs: value });
              }}
              aria-labelledby="jobs-label"
              data-testid="settings-parallel-jobs"
            />
          </div>
        </Stack>
      )}
    </QueryView>
  );
}
