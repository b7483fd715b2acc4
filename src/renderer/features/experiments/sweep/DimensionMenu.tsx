import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSpecEditor } from '../editor-context';
import type { Json, JsonObject } from '../json';
import { sweptOf } from './plan';
import { isNumeric, listed, ranged } from './shapes';
import type { DimensionEditor } from './use-sweep';
import { answersOf } from './values';
import { dimensionName } from './words';

interface Props {
  readonly name: string;
  readonly editor: DimensionEditor;
  /** Whether it can be a range as well as a list. */
  readonly isNumber: boolean;
  readonly isWhole: boolean;
  /** What a step begins with. */
  readonly step: number;
}

/** What is rarely changed of a dimension: range or list, steps, a condition. Nothing where there is nothing of it. */
export function DimensionMenu({ name, editor, isNumber, isWhole, step }: Props): ReactNode {
  const { value, catalog } = useSpecEditor();
  const dimension = editor.swept?.dimension;
  if (dimension === undefined) return null;
  const others = sweptOf(value).filter(
    (one) => one.path !== editor.swept?.path && answersOf(one.dimension).length > 0,
  );
  const hasCondition = (dimension.when ?? null) !== null;
  if (!isNumber && (others.length === 0 || hasCondition)) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          size={20}
          aria-label={`How ${name} is searched`}
          data-testid={`dimension-menu-${editor.swept?.path}`}
        >
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isNumber && <Shapes dimension={dimension} isWhole={isWhole} step={step} onChange={editor.set} />}
        {!hasCondition && others.length > 0 && (
          <>
            <Menu.Label>Only when</Menu.Label>
            {others.map((other) => (
              <Menu.Item
                key={other.path}
                onClick={() =>
                  editor.set({ when: { path: other.path, in: answersOf(other.dimension).slice(0, 1) } })
                }
              >
                {dimensionName(other.path, value, catalog)} is…
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ShapesProps {
  readonly dimension: JsonObject;
  readonly isWhole: boolean;
  readonly step: number;
  readonly onChange: (change: Readonly<Record<string, Json | undefined>>) => void;
}

function Shapes({ dimension, isWhole, step, onChange }: ShapesProps): ReactNode {
  const isRange = isNumeric(dimension);
  const hasStep = isRange && dimension.step !== (isWhole ? 1 : null);
  return (
    <>
      <Menu.Item
        leftSection={<Check isOn={isRange && !hasStep} />}
        onClick={() => onChange(ranged(dimension, isWhole, null))}
      >
        {isWhole ? 'Every whole number of a range' : 'Any number of a range'}
      </Menu.Item>
      <Menu.Item
        leftSection={<Check isOn={hasStep} />}
        onClick={() => onChange(ranged(dimension, isWhole, step))}
      >
        A range in steps
      </Menu.Item>
      <Menu.Item
        leftSection={<Check isOn={!isRange} />}
        onClick={() => onChange(listed(dimension))}
        data-testid="as-list"
      >
        A list of values
      </Menu.Item>
    </>
  );
}

const Check = ({ isOn }: { readonly isOn: boolean }): ReactNode => (
  <IconCheck size={14} style={{ visibility: isOn ? 'visible' : 'hidden' }} aria-hidden />
);
