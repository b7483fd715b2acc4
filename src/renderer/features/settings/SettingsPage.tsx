import { Stack } from '@mantine/core';
import { ShortcutList } from '../../shell/ShortcutsModal';
import { chartKeys, shortcuts } from '../../shell/shortcuts';
import { Page, Section } from '../../ui/Page';
import { AboutFacts } from './AboutFacts';
import { DevicesTable } from './DevicesTable';
import { PreferencesForm } from './PreferencesForm';
import classes from './settings.module.css';

export function SettingsPage() {
  return (
    <Page title="Settings" testId="settings-page" isScrolling>
      <div className={classes.page}>
        <Section title="Preferences">
          <PreferencesForm />
        </Section>
        <Section title="Devices">
          <DevicesTable />
        </Section>
        <Section title="Keyboard">
          <Stack gap="lg" className={classes.keys}>
            <ShortcutList title="Anywhere" items={shortcuts} />
            <ShortcutList title="On a chart that has the focus" items={chartKeys} />
          </Stack>
        </Section>
        <Section title="About">
          <AboutFacts />
        </Section>
      </div>
    </Page>
  );
}
