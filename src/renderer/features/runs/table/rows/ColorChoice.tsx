import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { seriesColor } from '../../../../theme/palette';
import { usePalette } from '../../../../theme/use-palette';
import styles from './rows.module.css';

interface Props {
  /** Place in the palette, modulo its length. */
  readonly color: number;
  readonly onChoose: (color: number) => void;
}

const names = ['Indigo', 'Orange', 'Teal', 'Pink', 'Olive', 'Blue', 'Violet', 'Brown'] as const;

/** The colours that a run can have wherever it is drawn. */
export function ColorChoice({ color, onChoose }: Props): ReactNode {
  const palette = usePalette();
  const chosen = color % palette.series.length;
  return (
    <div className={styles.colors}>
      {palette.series.map((_, index) => (
        <Menu.Item
          key={names[index] ?? index}
          className={styles.color}
          role="menuitemradio"
          aria-checked={index === chosen}
          aria-label={names[index] ?? `Colour ${index + 1}`}
          title={names[index]}
          data-testid={`color-${index}`}
          onClick={() => onChoose(index)}
        >
          <span style={{ background: seriesColor(palette, index) }} />
        </Menu.Item>
      ))}
    </div>
  );
}
