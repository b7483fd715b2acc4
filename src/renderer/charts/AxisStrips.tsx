import { type CSSProperties, type PointerEvent, useRef } from 'react';
import classes from './axis-strips.module.css';
import type { ValueAxis } from './value-axis';

/** Part of an axis, in its positions. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Room around upright axes that are evenly apart, in pixels. */
export interface StripRoom {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Props {
  readonly axes: readonly ValueAxis[];
  readonly room: StripRoom;
  readonly stretches: Readonly<Record<string, Stretch>>;
  /** Null takes the stretch of an axis away. */
  readonly onStretch: (axis: string, stretch: Stretch | null) => void;
}

/**
 * Strips over the axes of a chart: dragging along one makes a stretch of it, dragging a stretch moves it, a click takes it away. For the mouse;
 * the keyboard has a form.
 */
export function AxisStrips({ axes, room, stretches, onStretch }: Props) {
  return axes.map((axis, k) => (
    <Strip
      key={axis.id}
      axis={axis}
      stretch={stretches[axis.id] ?? null}
      onStretch={onStretch}
      style={{
        left: `calc(${room.left}px + (100% - ${room.left + room.right}px) * ${k / Math.max(axes.length - 1, 1)})`,
        top: room.top,
        bottom: room.bottom,
      }}
    />
  ));
}

interface StripProps {
  readonly axis: ValueAxis;
  readonly stretch: Stretch | null;
  readonly onStretch: Props['onStretch'];
  readonly style: CSSProperties;
}

/** How a drag began: where, and the stretch that it moves; null where it makes a new one. */
interface Drag {
  readonly at: number;
  readonly moved: Stretch | null;
  readonly y: number;
}

/** Pixels below which a press is a click. */
const stillness = 3;

function Strip({ axis, stretch, onStretch, style }: StripProps) {
  const drag = useRef<Drag | null>(null);
  const length = axis.max - axis.min;
  const positionAt = ({ clientY, currentTarget }: PointerEvent): number => {
    const { top, height } = currentTarget.getBoundingClientRect();
    return axis.max - (length * (clientY - top)) / height;
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = positionAt(event);
    const isWithin = stretch !== null && at >= stretch.from && at <= stretch.to;
    drag.current = { at, moved: isWithin ? stretch : null, y: event.clientY };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const begun = drag.current;
    if (begun === null || Math.abs(event.clientY - begun.y) < stillness) return;
    onStretch(axis.id, draggedTo(positionAt(event), begun, axis));
  };
  const onPointerUp = (event: PointerEvent): void => {
    const begun = drag.current;
    drag.current = null;
    if (begun !== null && Math.abs(event.clientY - begun.y) < stillness) onStretch(axis.id, null);
  };
  return (
    <div
      className={classes.strip}
      style={style}
      aria-hidden
      data-axis={axis.id}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
    >
      {stretch !== null && (
        <i
          className={classes.stretch}
          style={{
            top: `${((axis.max - stretch.to) / length) * 100}%`,
            bottom: `${((stretch.from - axis.min) / length) * 100}%`,
          }}
        />
      )}
    </div>
  );
}

/** A stretch from where the drag began, or the one that was taken hold of, moved, within the axis. */
export function draggedTo(
  to: number,
  { at, moved }: Pick<Drag, 'at' | 'moved'>,
  { min, max }: Pick<ValueAxis, 'min' | 'max'>,
): Stretch {
  const within = (position: number): number => Math.min(Math.max(position, min), max);
  if (moved === null) return { from: within(Math.min(at, to)), to: within(Math.max(at, to)) };
  const by = Math.min(Math.max(to - at, min - moved.from), max - moved.to);
  return { from: moved.from + by, to: moved.to + by };
}
