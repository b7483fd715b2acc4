import { type PointerEvent, type ReactNode, useRef } from 'react';
import styles from './head.module.css';

interface Props {
  readonly label: string;
  readonly width: number;
  /** Null: as wide as it is by itself. */
  readonly onResize: (width: number | null) => void;
}

export const LEAST_WIDTH = 56;

/** The right end of a header: dragged it makes the column wider or narrower, a double click gives it its own width back. */
export function Resizer({ label, width, onResize }: Props): ReactNode {
  const begun = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    begun.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (begun.current === null) return;
    onResize(Math.max(LEAST_WIDTH, Math.round(begun.current.width + event.clientX - begun.current.x)));
  };
  const end = (): void => {
    begun.current = null;
  };
  return (
    <span
      className={styles.resizer}
      title={`Drag to resize ${label}; double click for its own width`}
      aria-hidden
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onResize(null)}
    />
  );
}
