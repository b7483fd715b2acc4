import { Button } from '@mantine/core';
import type { VisibleRange } from '../../charts/types';
import { rangeNamesFor, rangeOf } from './ranges';

interface RangeButtonsProps {
  readonly firstTime: number;
  readonly lastTime: number;
  readonly intervalMs: number;
  readonly onChoose: (range: VisibleRange) => void;
}

/** Buttons, not a choice: after one the user may pan away, and pressing it again comes back. */
export function RangeButtons({ firstTime, lastTime, intervalMs, onChoose }: RangeButtonsProps) {
  return (
    <Button.Group aria-label="Visible range">
      {rangeNamesFor(intervalMs, firstTime, lastTime).map((name) => (
        <Button
          key={name}
          variant="default"
          px={10}
          onClick={() => onChoose(rangeOf(name, lastTime))}
          data-testid={`range-${name}`}
        >
          {name}
        </Button>
      ))}
    </Button.Group>
  );
}
