import { useElementSize } from '@mantine/hooks';
import type { SplitSegment } from '@shared/run-report';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useState } from 'react';
import { formatPeriod } from '../ui/format';
import { ChartStage } from './ChartStage';
import { SplitHatches, SplitLegend } from './SplitLegend';
import styles from './split-drawing.module.css';
import {
  intervalOfRows,
  rolesIn,
  roleWords,
  rowHeightFor,
  type SplitRow,
  segmentAt,
  spanOf,
} from './split-rows';
import { timeTicks } from './time-ticks';

interface Props {
  /** One a fold, from top to bottom. */
  readonly rows: readonly SplitRow[];
  readonly label: string;
  readonly testId?: string;
  /** Where there is little room, fewer. */
  readonly mostTicks?: number;
}

interface Pointed {
  readonly row: number;
  readonly segment: number;
}

/** What folds do with time: a row a fold, a colour a role. Says what is pointed at, by the mouse or the arrow keys. */
export function SplitDrawing({ rows, label, testId = 'split-drawing', mostTicks = 11 }: Props): ReactNode {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const { ref: axis, width } = useElementSize<HTMLDivElement>();
  const span = useMemo(() => spanOf(rows), [rows]);
  const roles = useMemo(() => rolesIn(rows), [rows]);
  const interval = useMemo(() => intervalOfRows(rows), [rows]);
  const height = rowHeightFor(rows.length);
  const x = (time: number): number => ((time - span.from) / (span.to - span.from)) * width;

  const onKey = ({ key }: KeyboardEvent): boolean => {
    const next = moved(pointed, key, rows);
    if (next === undefined) return false;
    setPointed(next);
    return true;
  };
  const onMove = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = Math.floor((event.clientY - box.top) / height);
    const moment = span.from + ((event.clientX - box.left) / box.width) * (span.to - span.from);
    const segment = segmentAt(rows[row]?.segments ?? [], moment);
    setPointed(segment === null ? null : { row, segment });
  };

  return (
    <div className={styles.drawing} data-testid={testId}>
      <SplitLegend roles={roles} readout={readoutOf(rows, pointed, interval)} />
      <ChartStage
        className={styles.stage}
        label={`${label}. Up and down go from fold to fold, left and right through its stretches.`}
        onKey={onKey}
      >
        <div className={styles.names} style={{ height: rows.length * height }} aria-hidden>
          {rows.map((row, index) =>
            index % labelEvery(height) === 0 ? (
              <span key={row.id} style={{ top: index * height, lineHeight: `${height}px` }}>
                {row.label}
              </span>
            ) : null,
          )}
        </div>
        <svg
          className={styles.plot}
          height={rows.length * height}
          role="img"
          aria-label={label}
          onPointerMove={onMove}
          onPointerLeave={() => setPointed(null)}
        >
          <SplitHatches />
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              top={index * height}
              height={height}
              x={x}
              width={width}
              pointed={pointed?.row === index ? pointed.segment : null}
            />
          ))}
        </svg>
        <div ref={axis} className={styles.axis} aria-hidden>
          {timeTicks(span.from, span.to, mostTicks).map(({ time, text }) => (
            <span key={time} style={{ left: x(time) }}>
              {x(time) + widthOf(text) < width && text}
            </span>
          ))}
        </div>
      </ChartStage>
    </div>
  );
}

interface RowProps {
  readonly row: SplitRow;
  readonly top: number;
  readonly height: number;
  /** Pixels from the left. */
  readonly x: (time: number) => number;
  readonly width: number;
  /** Place of the stretch that is pointed at; null in every other row. */
  readonly pointed: number | null;
}

function Row({ row, top, height, x, width, pointed }: RowProps): ReactNode {
  const gap = height >= 8 ? 2 : height >= 4 ? 1 : 0;
  return (
    <g data-flawed={row.isFlawed || undefined}>
      <rect
        className={styles.ground}
        data-pointed={pointed !== null || undefined}
        y={top}
        width="100%"
        height={height}
      />
      {row.segments.map((segment, index) => {
        if (segment.role === 'unused') return null;
        const left = x(segment.from);
        // Up to where the next one begins: between two neighbouring bars there is nothing to see.
        const right = x(row.segments[index + 1]?.from ?? segment.to);
        return (
          <rect
            key={segment.from}
            data-role={segment.role}
            data-pointed={pointed === index || undefined}
            className={styles.segment}
            y={top + gap / 2}
            height={height - gap}
            x={Math.min(left, width - 1)}
            width={Math.max(1, right - left)}
          />
        );
      })}
    </g>
  );
}

/** Pixels that the edge would cut off a text which has less room. */
const widthOf = (text: string): number => 8 + 7 * text.length;

const labelEvery = (height: number): number => Math.ceil(14 / height);

function readoutOf(rows: readonly SplitRow[], pointed: Pointed | null, interval: number): string {
  const row = pointed === null ? undefined : rows[pointed.row];
  const segment = pointed === null ? undefined : row?.segments[pointed.segment];
  if (row === undefined || segment === undefined) return '';
  return `${row.title}: ${roleWords[segment.role].toLowerCase()} ${formatPeriod(segment.from, segment.to, interval)}`;
}

/** Where an arrow key leads; undefined for another key. */
function moved(now: Pointed | null, key: string, rows: readonly SplitRow[]): Pointed | undefined {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  if (now === null) return { row: 0, segment: 0 };
  const row = clamp(now.row + step[0], rows.length);
  const segments: readonly SplitSegment[] = rows[row]?.segments ?? [];
  return { row, segment: clamp(now.segment + step[1], segments.length) };
}

const clamp = (place: number, count: number): number => Math.min(Math.max(place, 0), count - 1);
