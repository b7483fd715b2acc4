import { ActionIcon, Badge, Select, Text, Tooltip } from '@mantine/core';
import type { FeatureDescriptor } from '@shared/features';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './editor.module.css';
import { fieldId, useSpecEditor } from './editor-context';
import { FeatureParameterInput } from './FeatureParameterInput';
import { getAt, isJsonObject, type Json, type JsonObject } from './json';

const groupTitles = {
  returns: 'Returns',
  trend: 'Trend',
  momentum: 'Momentum',
  volatility: 'Volatility',
  volume: 'Volume',
} as const satisfies Record<FeatureDescriptor['group'], string>;

/** The features in their order, each with its parameters, and the catalogue to add from. */
export function FeaturesEditor(): ReactNode {
  const { value, setField, faults } = useSpecEditor();
  const features = listOf(getAt(value, 'features'));
  const replace = (next: readonly Json[]): void => setField('features', next);
  const ownFault = faults.at('features');
  return (
    <div>
      {features.length > 0 && (
        <ol className={styles.features} aria-label="Features, in the order the model reads them">
          {[...features.entries()].map(([index, feature]) => (
            <FeatureRow
              key={index}
              feature={feature}
              index={index}
              count={features.length}
              twinOf={features.findIndex((other) => isSame(other, feature))}
              onMove={(to) => replace(moved(features, index, to))}
              onRemove={() => replace(features.filter((_, i) => i !== index))}
            />
          ))}
        </ol>
      )}
      {features.length === 0 && (
        <Text className="ls-quiet" mb="xs">
          No features yet. The model needs at least one; a return and a momentum are a good start.
        </Text>
      )}
      {ownFault && (
        <Text size="xs" c="var(--mantine-color-error)" mb="xs" role="alert">
          {ownFault}
        </Text>
      )}
      <FeaturePicker onPick={(feature) => replace([...features, feature])} />
    </div>
  );
}

interface RowProps {
  readonly feature: Json;
  readonly index: number;
  readonly count: number;
  /** Index of the first feature equal to this one; its own where it is the first. */
  readonly twinOf: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

function FeatureRow({ feature, index, count, twinOf, onMove, onRemove }: RowProps): ReactNode {
  const { catalog, faults } = useSpecEditor();
  const kind = isJsonObject(feature) ? String(feature.kind ?? '') : '';
  const descriptor = catalog.find((one) => one.kind === kind);
  const path = `features.${index}`;
  const named = new Set((descriptor?.parameters ?? []).map((one) => `${path}.${one.name}`));
  const rowFaults = faults.under(path).filter((fault) => !named.has(fault.path));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey) return;
    if (event.key === 'ArrowUp' && index > 0) onMove(index - 1);
    else if (event.key === 'ArrowDown' && index < count - 1) onMove(index + 1);
    else return;
    event.preventDefault();
  };
  return (
    <li className={styles.feature} onKeyDown={onKeyDown} data-testid={`feature-${index}`}>
      <span className={styles.featureIndex}>{index + 1}</span>
      <Tooltip
        multiline
        w={340}
        disabled={descriptor === undefined}
        label={descriptor && `${descriptor.description} ${descriptor.formula}`}
      >
        <span className={styles.featureName} id={fieldId(path)} tabIndex={-1}>
          {descriptor?.label ?? kind}
        </span>
      </Tooltip>
      <span className={styles.featureParameters}>
        {descriptor?.parameters.map((parameter) => (
          <FeatureParameterInput
            key={parameter.name}
            path={`${path}.${parameter.name}`}
            parameter={parameter}
          />
        ))}
        {twinOf !== index && (
          <Tooltip label={`The same as feature ${twinOf + 1}: it adds weights, not information.`}>
            <Badge c="var(--ls-warning-text)" bg="var(--ls-warning-fill)">
              Duplicate of {twinOf + 1}
            </Badge>
          </Tooltip>
        )}
        {rowFaults.map((fault) => (
          <Text key={fault.path + fault.message} size="xs" c="var(--mantine-color-error)" role="alert">
            {fault.message}
          </Text>
        ))}
      </span>
      <RowActions
        name={descriptor?.label ?? kind}
        onUp={index > 0 ? () => onMove(index - 1) : null}
        onDown={index < count - 1 ? () => onMove(index + 1) : null}
        onRemove={onRemove}
      />
    </li>
  );
}

interface ActionsProps {
  readonly name: string;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onRemove: () => void;
}

function RowActions({ name, onUp, onDown, onRemove }: ActionsProps): ReactNode {
  return (
    <span className={styles.featureActions}>
      <Tooltip label="Move up (Alt ↑)">
        <ActionIcon size={24} aria-label={`Move ${name} up`} disabled={!onUp} onClick={() => onUp?.()}>
          <IconArrowUp size={14} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Move down (Alt ↓)">
        <ActionIcon size={24} aria-label={`Move ${name} down`} disabled={!onDown} onClick={() => onDown?.()}>
          <IconArrowDown size={14} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Remove">
        <ActionIcon size={24} aria-label={`Remove ${name}`} onClick={onRemove}>
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}

function FeaturePicker({ onPick }: { readonly onPick: (feature: JsonObject) => void }): ReactNode {
  const { catalog } = useSpecEditor();
  const groups = Object.entries(groupTitles).map(([group, title]) => ({
    group: title,
    items: catalog.filter((one) => one.group === group).map((one) => ({ value: one.kind, label: one.label })),
  }));
  return (
    <Select
      id={fieldId('features')}
      data-testid="add-feature"
      aria-label="Add a feature"
      placeholder="Add a feature…"
      leftSection={<IconPlus size={14} />}
      searchable
      clearable={false}
      value={null}
      nothingFoundMessage="No feature of that name"
      maxDropdownHeight={360}
      w={360}
      data={groups.filter((group) => group.items.length > 0)}
      renderOption={({ option }) => (
        <PickerOption descriptor={catalog.find((one) => one.kind === option.value)} label={option.label} />
      )}
      onChange={(kind) => {
        const descriptor = catalog.find((one) => one.kind === kind);
        if (descriptor !== undefined) onPick(withDefaults(descriptor));
      }}
    />
  );
}

interface OptionProps {
  readonly descriptor: FeatureDescriptor | undefined;
  readonly label: string;
}

function PickerOption({ descriptor, label }: OptionProps): ReactNode {
  return (
    <div>
      <Text>{label}</Text>
      <Text size="xs" className="ls-quiet">
        {descriptor?.description}
      </Text>
    </div>
  );
}

function withDefaults(descriptor: FeatureDescriptor): JsonObject {
  const parameters = descriptor.parameters.map((parameter) => [parameter.name, parameter.default] as const);
  return { kind: descriptor.kind, ...Object.fromEntries(parameters) };
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function moved(list: readonly Json[], from: number, to: number): readonly Json[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Equal whatever the order of the parameters. */
function isSame(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json): string {
  if (!isJsonObject(value)) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}
