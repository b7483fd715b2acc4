import { Button, Group, MultiSelect, NumberInput, Popover, Select, Stack } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, type Ref, useState } from 'react';
import type { Stretch } from '../../../charts/AxisStrips';
import type { ValueAxis } from '../../../charts/value-axis';
import { numberText } from '../model/dimension-words';
import { useSelection } from '../model/selection-store';
import { useSweepView } from '../model/use-sweep-view';

/** Selects by an axis in figures, for who cannot or will not drag along it. */
export function AddFilter({ button }: { readonly button: Ref<HTMLButtonElement> }): ReactNode {
  const { readAxes } = useSweepView();
  const brush = useSelection((state) => state.brush);
  const [isOpen, setOpen] = useState(false);
  const [id, setId] = useState<string | null>(null);
  const axis = readAxes.find((one) => one.axis.id === id)?.axis ?? readAxes[0]?.axis;
  if (axis === undefined) return null;
  const apply = (stretch: Stretch): void => {
    brush(axis.id, stretch);
    setOpen(false);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      returnFocus
      withinPortal
      shadow="md"
    >
      <Popover.Target>
        <Button
          ref={button}
          variant="subtle"
          size="compact-xs"
          leftSection={<IconFilter size={13} />}
          onClick={() => setOpen(!isOpen)}
          data-testid="add-filter"
        >
          Filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown w={300} aria-label="Filter the trials">
        <Stack gap="xs">
          <Select
            label="By"
            data={readAxes.map((one) => ({ value: one.axis.id, label: one.axis.title }))}
            value={axis.id}
            onChange={setId}
            comboboxProps={{ withinPortal: false }}
            data-testid="filter-axis"
          />
          {axis.kind === 'labels' ? (
            <LabelRange key={axis.id} axis={axis} onApply={apply} />
          ) : (
            <NumberRange key={axis.id} axis={axis} onApply={apply} />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface RangeProps {
  readonly axis: ValueAxis;
  readonly onApply: (stretch: Stretch) => void;
}

function NumberRange({ axis, onApply }: RangeProps): ReactNode {
  const valueAt = (position: number): number =>
    Number((axis.kind === 'log' ? 10 ** position : position).toPrecision(6));
  const [low, setLow] = useState<number | string>(valueAt(axis.min));
  const [high, setHigh] = useState<number | string>(valueAt(axis.max));
  const from = axis.positionOf(low === '' ? null : Number(low));
  const to = axis.positionOf(high === '' ? null : Number(high));
  const isValid = from !== null && to !== null && from <= to;
  const hint = `${numberText(valueAt(axis.min))} to ${numberText(valueAt(axis.max))}`;
  return (
    <ApplyForm isDisabled={!isValid} onApply={() => isValid && onApply({ from, to })}>
      <Group grow gap="xs">
        <NumberInput label="From" value={low} onChange={setLow} data-testid="filter-from" />
        <NumberInput
          label="To"
          value={high}
          onChange={setHigh}
          error={isValid ? undefined : `Within ${hint}, from below to`}
          data-testid="filter-to"
        />
      </Group>
    </ApplyForm>
  );
}

/** Neighbouring names: a stretch of the axis has no gaps. */
function LabelRange({ axis, onApply }: RangeProps): ReactNode {
  const [chosen, setChosen] = useState<string[]>([]);
  const places = axis.ticks.filter(({ text }) => chosen.includes(text)).map(({ position }) => position);
  const isValid = places.length > 0;
  return (
    <ApplyForm
      isDisabled={!isValid}
      onApply={() => onApply({ from: Math.min(...places) - 0.25, to: Math.max(...places) + 0.25 })}
    >
      <MultiSelect
        label="From the first to the last of"
        data={axis.ticks.map(({ text }) => text)}
        value={chosen}
        onChange={setChosen}
        comboboxProps={{ withinPortal: false }}
      />
    </ApplyForm>
  );
}

interface ApplyProps {
  readonly isDisabled: boolean;
  readonly onApply: () => void;
  readonly children: ReactNode;
}

/** Enter in any of its fields does what the button does. */
function ApplyForm({ isDisabled, onApply, children }: ApplyProps): ReactNode {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isDisabled) onApply();
      }}
    >
      <Stack gap="xs">
        {children}
        <Button type="submit" disabled={isDisabled} data-testid="filter-apply">
          Filter
        </Button>
      </Stack>
    </form>
  );
}
