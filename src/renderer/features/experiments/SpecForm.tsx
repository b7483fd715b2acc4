import { Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { AdvancedFields } from './AdvancedFields';
import styles from './editor.module.css';
import { useSpecEditor } from './editor-context';
import { FeaturesEditor } from './FeaturesEditor';
import type { SpecSection } from './fields/field';
import { SpecFieldInput } from './SpecFieldInput';
import { specSections } from './spec-fields';
import { appliesSomewhere } from './sweep/conditions';
import { sweptAt } from './sweep/plan';
import { sweepSection } from './sweep/plan-fields';
import { SplitSets } from './sweep/SplitSets';
import { SweepPlanEditor } from './sweep/SweepPlanEditor';

const formSections: readonly SpecSection[] = specSections.flatMap((section) =>
  section.id === 'training' ? [section, sweepSection] : [section],
);

/** The whole spec, section by section, with a rail that shows where faults are. */
export function SpecForm(): ReactNode {
  return (
    <div className={styles.pane}>
      <div className={styles.form}>
        <nav className={styles.rail} aria-label="Sections of the experiment">
          {formSections.map((section) => (
            <RailItem key={section.id} section={section} />
          ))}
        </nav>
        <div>
          {formSections.map((section) => (
            <FormSection key={section.id} section={section} />
          ))}
        </div>
      </div>
    </div>
  );
}

function RailItem({ section }: { readonly section: SpecSection }): ReactNode {
  const { faults, planFaults } = useSpecEditor();
  const count = faults.inSection(section.id).length + planFaults.inSection(section.id).length;
  const goThere = (): void => {
    const target = document.getElementById(`section-${section.id}`);
    target?.scrollIntoView({ block: 'start' });
    target?.focus({ preventScroll: true });
  };
  return (
    <UnstyledButton className={styles.railItem} onClick={goThere}>
      {section.title}
      {count > 0 && (
        <span className={styles.railFaults} role="img" aria-label={`${count} to mend`}>
          {count}
        </span>
      )}
    </UnstyledButton>
  );
}

function FormSection({ section }: { readonly section: SpecSection }): ReactNode {
  const { faults } = useSpecEditor();
  const whole = section.id === 'features' ? undefined : faults.at(section.id);
  return (
    <section
      id={`section-${section.id}`}
      className={styles.section}
      aria-labelledby={`section-${section.id}-title`}
      tabIndex={-1}
    >
      <h2 className={styles.sectionTitle} id={`section-${section.id}-title`} style={{ margin: 0 }}>
        {section.title}
      </h2>
      <p className={styles.sectionSummary}>{section.summary}</p>
      <SectionContent section={section} />
      {whole && (
        <Text size="xs" c="var(--mantine-color-error)" mt="xs" role="alert">
          {whole}
        </Text>
      )}
    </section>
  );
}

function SectionContent({ section }: { readonly section: SpecSection }): ReactNode {
  if (section.id === 'features') return <FeaturesEditor />;
  if (section.id === 'sweep') return <SweepPlanEditor />;
  return (
    <>
      <Fields section={section} />
      {section.id === 'split' && <SplitSets />}
    </>
  );
}

/** The fields that matter to this draft or to what is tried of it; one that has a fault does, wherever the fault came from. */
function Fields({ section }: { readonly section: SpecSection }): ReactNode {
  const { value, faults } = useSpecEditor();
  const shown = section.fields.filter(
    (field) =>
      appliesSomewhere(field, value) ||
      faults.under(field.path).length > 0 ||
      sweptAt(value, field.path) !== undefined,
  );
  const advanced = shown.filter((field) => field.isAdvanced);
  return (
    <>
      <div className={styles.fields} data-columns={section.columns}>
        {shown
          .filter((field) => !field.isAdvanced)
          .map((field) => (
            <SpecFieldInput key={field.path} field={field} />
          ))}
      </div>
      {advanced.length > 0 && <AdvancedFields sectionId={section.id} fields={advanced} />}
    </>
  );
}
