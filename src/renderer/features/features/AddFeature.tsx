import { Button, Popover, Stack, Text } from '@mantine/core';
import type { FeatureDescriptor } from '@shared/features';
import type { JoinedShape } from '@shared/formulas';
import { type FeatureSpec, featureSpec } from '@shared/spec';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useFeatureCatalog } from '../../api/queries';
import { featureGroups } from '../../ui/feature-groups';
import { AddSelect } from '../experiments/AddSelect';
import { newFeature, whyNotNow } from '../experiments/feature-needs';
import { FormulaInput } from '../formulas/FormulaInput';
import styles from './features-page.module.css';

interface Props {
  /** Series that features and formulas may read beside the bars. */
  readonly joined: readonly JoinedShape[];
  readonly onAdd: (feature: FeatureSpec) => void;
}

const noDescriptors: readonly FeatureDescriptor[] = [];

/** One more feature to look at: of the catalogue with its defaults, or a formula. */
export function AddFeature({ joined, onAdd }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const add = (feature: FeatureSpec): void => {
    setOpen(false);
    onAdd(feature);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={400} shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setOpen(!isOpen)}
          data-testid="add-candidate"
        >
          Add
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <CatalogSelect joined={joined} onAdd={add} />
          <FormulaForm joined={joined} onAdd={add} />
          <Text size="xs" className="ls-quiet">
            Other parameters than the defaults are set in the experiment, once the feature is applied.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function CatalogSelect({ joined, onAdd }: Props): ReactNode {
  const catalog = useFeatureCatalog().data ?? noDescriptors;
  const fitting = catalog.filter((one) => one.kind !== 'formula' && whyNotNow(one, joined) === undefined);
  const groups = Object.entries(featureGroups).map(([group, title]) => ({
    group: title,
    items: fitting.filter((one) => one.group === group).map((one) => ({ value: one.kind, label: one.label })),
  }));
  return (
    <AddSelect
      data-testid="add-candidate-kind"
      label="From the catalogue"
      // Opened with the popover the list would hide the formula below it.
      openOnFocus={false}
      w="100%"
      placeholder="A feature of the catalogue…"
      nothingFoundMessage="No feature of that name"
      comboboxProps={{ withinPortal: false }}
      data={groups.filter(({ items }) => items.length > 0)}
      onAdd={(kind) => {
        const descriptor = fitting.find((one) => one.kind === kind);
        if (descriptor !== undefined) onAdd(featureSpec.parse(newFeature(descriptor, joined)));
      }}
    />
  );
}

function FormulaForm({ joined, onAdd }: Props): ReactNode {
  const [formula, setFormula] = useState('');
  const add = (): void => {
    if (formula.trim() !== '') onAdd({ kind: 'formula', formula });
  };
  return (
    <div className={styles.addFormula}>
      <Text size="xs" fw={500} aria-hidden>
        Or a formula
      </Text>
      <FormulaInput
        id="add-candidate-formula"
        label="Formula of a feature to add"
        value={formula}
        onChange={setFormula}
        joined={joined}
        onCommit={add}
        withinPortal={false}
        isOptional
      />
      <Button
        variant="default"
        disabled={formula.trim() === ''}
        onClick={add}
        data-testid="add-candidate-add"
      >
        Add formula
      </Button>
    </div>
  );
}
