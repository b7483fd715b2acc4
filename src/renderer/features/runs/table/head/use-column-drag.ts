import { type DragEvent, useState } from 'react';

interface ColumnDrag {
  /** The column that it would be dropped on. */
  readonly onto: string | null;
  readonly propsOf: (key: string) => {
    readonly draggable: true;
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Keys that are dragged onto others, as headers and lines of a list are. */
export function useColumnDrag(onMove: (key: string, onto: string) => void): ColumnDrag {
  const [dragged, setDragged] = useState<string | null>(null);
  const [onto, setOnto] = useState<string | null>(null);
  const end = (): void => {
    setDragged(null);
    setOnto(null);
  };
  return {
    onto: onto === dragged ? null : onto,
    propsOf: (key) => ({
      draggable: true,
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = 'move';
        setDragged(key);
      },
      onDragOver: (event) => {
        if (dragged === null) return;
        event.preventDefault();
        if (onto !== key) setOnto(key);
      },
      onDragEnd: end,
      onDrop: (event) => {
        event.preventDefault();
        if (dragged !== null && dragged !== key) onMove(dragged, key);
        end();
      },
    }),
  };
}
