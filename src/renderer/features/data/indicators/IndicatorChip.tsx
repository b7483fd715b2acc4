import { CloseButton, Popover, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import type { FeatureDescriptor } from '@shared/features';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { indicatorTitle } from './indicator-lines';
import { type ChosenIndicator, useIndicatorStore } from './indicator-store';
import classes from './indicators.module.css';
import { ParameterField } from './ParameterField';

interface IndicatorChipProps {
  readonly indicator: ChosenIndicator;
  readonly descriptor: FeatureDescriptor;
  readonly fault: string | null;
}

/** One indicator on the chart: its parameters open from the name, the cross removes it. */
export function IndicatorChip({ indicator, descriptor, fault }: IndicatorChipProps) {
  const { change, remove } = useIndicatorStore.getState();
  const [isOpen, setOpen] = useState(false);
  const hasFormula = descriptor.parameters.some(({ type }) => type === 'formula');
  const title = indicatorTitle(indicator.feature, descriptor);
  return (
    <span className={classes.chip} data-testid={`indicator-${descriptor.kind}`}>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        trapFocus
        returnFocus
        closeOnEscape={false}
        position="bottom-start"
        shadow="md"
        width={hasFormula ? 420 : 280}
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.chipName}
            aria-label={`Parameters of ${title}`}
            onClick={() => setOpen(!isOpen)}
          >
            {fault !== null && (
              <Tooltip label={fault} multiline maw={320}>
                <IconAlertTriangle size={13} className={classes.fault} role="img" aria-label={fault} />
              </Tooltip>
            )}
            <span className={classes.chipTitle} title={title}>
              {title}
            </span>
          </UnstyledButton>
        </Popover.Target>
        {/* Its own Escape would be heard before that of a list which is open in it. */}
        <Popover.Dropdown onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
          <Stack gap="xs">
            <Text fw={600}>{descriptor.label}</Text>
            {descriptor.parameters.map((parameter) => (
              <ParameterField
                key={parameter.name}
                parameter={parameter}
                value={indicator.feature[parameter.name] ?? parameter.default}
                onCommit={(value) => change(indicator.id, { ...indicator.feature, [parameter.name]: value })}
              />
            ))}
            <Text size="xs" className="ls-quiet">
              {descriptor.formula}
            </Text>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <CloseButton
        size={20}
        iconSize={12}
        onClick={() => remove(indicator.id)}
        aria-label={`Remove ${title}`}
      />
    </span>
  );
}
