import { CloseButton, Popover, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import type { FeatureDescriptor } from '@shared/features';
import { IconAlertTriangle } from '@tabler/icons-react';
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
  const title = indicatorTitle(indicator.feature, descriptor);
  return (
    <span className={classes.chip} data-testid={`indicator-${descriptor.kind}`}>
      <Popover trapFocus position="bottom-start" shadow="md" width={280}>
        <Popover.Target>
          <UnstyledButton className={classes.chipName} aria-label={`Parameters of ${title}`}>
            {fault !== null && (
              <Tooltip label={fault} multiline maw={320}>
                <IconAlertTriangle size={13} className={classes.fault} role="img" aria-label={fault} />
              </Tooltip>
            )}
            {title}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
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
