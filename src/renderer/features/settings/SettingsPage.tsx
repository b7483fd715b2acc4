import { SimpleGrid } from '@mantine/core';
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
          <SimpleGrid cols={2} spacing={64}>
            <ShortcutList title="Anywhere" items={shortcuts} />
            <ShortcutList title="On a chart that has the focus" items={chartKeys} />
          </SimpleGrid>
        </Section>
        <Section title="About">
          <AboutFacts />
        </Section>
      </div>
    </Page>
  );
}
