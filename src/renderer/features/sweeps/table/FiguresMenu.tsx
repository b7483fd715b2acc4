import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { objectiveWords } from '../model/objective-words';
import { useSweepView } from '../model/use-sweep-view';
import { useTrialTable } from './table-store';

/** Chooses which figures on validation rows have a column. */
export function FiguresMenu({ figures }: { readonly figures: readonly string[] }): ReactNode {
  const { sweep } = useSweepView();
  const { figures: shown, toggleFigure } = useTrialTable();
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconColumns3 size={13} />}
          disabled={figures.length === 0}
          data-testid="figures-menu"
        >
          Figures
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={420} style={{ overflow: 'auto' }} aria-label="Figures with a column">
        <Stack gap={6}>
          {figures.map((metric) => (
            <Checkbox
              key={metric}
              label={objectiveWords(metric, sweep.spec).title}
              description={metric}
              checked={shown.includes(metric)}
              onChange={() => toggleFigure(metric)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
