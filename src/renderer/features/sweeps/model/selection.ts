import type { TrialRow } from '@shared/sweeps';
import type { Stretch } from '../../../charts/AxisStrips';
import type { AxisValue, ValueAxis } from '../../../charts/value-axis';

/** Stretches of axes, by their ids: a trial is selected where it lies in all of them. */
export type Brushes = Readonly<Record<string, Stretch>>;

/** An axis and what a trial has on it. */
export interface ReadAxis {
  readonly axis: ValueAxis;
  readonly read: (trial: TrialRow) => AxisValue;
}

/** Numbers of the selected trials; null where nothing is selected by, so that all are. */
export function selectedBy(
  trials: readonly TrialRow[],
  axes: readonly ReadAxis[],
  brushes: Brushes,
): ReadonlySet<number> | null {
  const asked = axes.flatMap(({ axis, read }) => {
    const stretch = brushes[axis.id];
    return stretch === undefined ? [] : [{ axis, read, stretch }];
  });
  if (asked.length === 0) return null;
  const isSelected = (trial: TrialRow): boolean =>
    asked.every(({ axis, read, stretch: { from, to } }) => {
      const position = axis.positionOf(read(trial));
      return position !== null && position >= from && position <= to;
    });
  return new Set(trials.filter(isSelected).map(({ number }) => number));
}

/** A stretch in words: `16 – 64`, or the names in it. */
export function stretchText(axis: ValueAxis, { from, to }: Stretch): string {
  if (axis.isWhole) return wholeText(axis, { from, to });
  if (axis.kind !== 'labels') return `${axis.textAt(from)} – ${axis.textAt(to)}`;
  const names = axis.ticks.filter(({ position }) => position >= from && position <= to);
  return names.length === 0 ? 'none' : names.map(({ text }) => text).join(', ');
}

/** The whole numbers within a stretch. */
function wholeText({ kind, textAt }: ValueAxis, { from, to }: Stretch): string {
  const [toValue, toPosition] =
    kind === 'log' ? [(position: number) => 10 ** position, Math.log10] : [same, same];
  const first = Math.ceil(toValue(from) - WITHIN);
  const last = Math.floor(toValue(to) + WITHIN);
  if (first > last) return 'none';
  const [low, high] = [first, last].map((value) => textAt(toPosition(value)));
  return first === last ? `${low}` : `${low} – ${high}`;
}

/** What a logarithm and its power may differ by. */
const WITHIN = 1e-6;
const same = (value: number): number => value;
