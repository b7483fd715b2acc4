import type { QualityKind } from '@shared/quality';
import { badTicks } from './checks/bad-ticks';
import { copiedStretches } from './checks/copied-stretches';
import { crossedBooks } from './checks/crossed-books';
import { emptyLevels } from './checks/empty-levels';
import { barGaps, bookGaps, valueGaps } from './checks/gaps';
import { loneExtremes } from './checks/lone-extremes';
import { outliers } from './checks/outliers';
import { repeatedBars } from './checks/repeated-bars';
import { sameOpen } from './checks/same-open';
import { valueSpikes } from './checks/scalar-outliers';
import { splits } from './checks/splits';
import { staleBooks, stalePrices, staleValues } from './checks/stale-prices';
import { timeShifts } from './checks/time-shifts';
import { unexpectedBars } from './checks/unexpected-bars';
import { zeroVolume } from './checks/zero-volume';
import type { FindingList } from './finding-list';
import type { BarsInput, DepthInput, ScalarInput } from './inputs';

/** One thing to look for. What it finds goes into the list of its kind. */
interface Check<Input> {
  readonly kind: QualityKind;
  readonly find: (input: Input, list: FindingList) => void;
}

export type BarCheck = Check<BarsInput>;
export type ScalarCheck = Check<ScalarInput>;
export type DepthCheck = Check<DepthInput>;

/** Every check of each kind of series. */
export const barChecks: readonly BarCheck[] = [
  splits,
  badTicks,
  loneExtremes,
  timeShifts,
  repeatedBars,
  copiedStretches,
  stalePrices,
  outliers,
  zeroVolume,
  sameOpen,
  barGaps,
  unexpectedBars,
];

export const scalarChecks: readonly ScalarCheck[] = [valueSpikes, staleValues, valueGaps];

export const depthChecks: readonly DepthCheck[] = [crossedBooks, emptyLevels, staleBooks, bookGaps];
