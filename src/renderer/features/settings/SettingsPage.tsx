import { ShortcutLists } from '../../shell/ShortcutsModal';
import { Page, Section } from '../../ui/Page';
import { AboutFacts } from './AboutFacts';
import { DevicesSection } from './DevicesSection';
import { PreferencesForm } from './PreferencesForm';
import classes from './settings.module.css';

export function SettingsPage() {
  return (
    <Page title="Settings" testId="settings-page" isScrolling>
      <div className={classes.page}>
        <Section title="Preferences">
          <PreferencesForm />
        </Section>
        <DevicesSection />
        <Section title="Keyboard">
          <ShortcutLists />
        </Section>
        <Section title="About">
          <AboutFacts />
        </Section>
      </div>
    </Page>
  );
}
