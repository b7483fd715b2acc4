import { ActionIcon, Badge, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode } from 'react';
import styles from './editor.module.css';
import { fieldId, useSpecEditor } from './editor-context';
import { FeatureParameterInput } from './FeatureParameterInput';
import { isJsonObject, type Json } from './json';
import { FeatureToggle } from './sweep/FeatureToggle';
import { withFeatureMoved, withoutFeature } from './sweep/features';

interface RowProps {
  readonly feature: Json;
  readonly index: number;
  readonly count: number;
  /** Index of the first feature equal to this one; its own where it is the first. */
  readonly twinOf: number;
}

/** One feature: its name, its parameters, and what can be done with it. Drawn anew only where it changes: there may be hundreds. */
export const FeatureRow = memo(function FeatureRow({ feature, index, count, twinOf }: RowProps): ReactNode {
  const { catalog, faults, update } = useSpecEditor();
  const kind = isJsonObject(feature) ? String(feature.kind ?? '') : '';
  const descriptor = catalog.find((one) => one.kind === kind);
  const path = `features.${index}`;
  const named = new Set((descriptor?.parameters ?? []).map((one) => `${path}.${one.name}`));
  const rowFaults = faults.under(path).filter((fault) => !named.has(fault.path));
  const onMove = (to: number): void => update((draft) => withFeatureMoved(draft, index, to));
  const onRemove = (): void => update((draft) => withoutFeature(draft, index));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey) return;
    if (event.key === 'ArrowUp' && index > 0) onMove(index - 1);
    else if (event.key === 'ArrowDown' && index < count - 1) onMove(index + 1);
    else return;
    event.preventDefault();
  };
  return (
    <li className={styles.feature} onKeyDown={onKeyDown} data-testid={`feature-${index}`} data-sweepable>
      <span className={styles.featureIndex}>{index + 1}</span>
      <Tooltip
        multiline
        w={340}
        disabled={descriptor === undefined}
        label={descriptor && `${descriptor.label}. ${descriptor.description} ${descriptor.formula}`}
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
      <span className={styles.featureUnit}>
        <FeatureToggle index={index} name={descriptor?.label ?? kind} unit={descriptor?.unit} />
      </span>
      <RowActions
        name={descriptor?.label ?? kind}
        onUp={index > 0 ? () => onMove(index - 1) : null}
        onDown={index < count - 1 ? () => onMove(index + 1) : null}
        onRemove={onRemove}
      />
    </li>
  );
});

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
