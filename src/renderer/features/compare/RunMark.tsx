import type { RunSummary } from '@shared/runs';
import type { ReactNode } from 'react';
import { Swatch } from '../../charts/Swatch';
import { seriesColor } from '../../theme/palette';
import { usePalette } from '../../theme/use-palette';
import { useStrokes } from './use-strokes';

/** As long for every stroke, so that names below each other begin at one place. */
const WIDTH = 16;

/** The line that a run has in every chart of the comparison: its colour, and the stroke that tells runs of one colour apart. */
export function RunMark({ run }: { readonly run: Pick<RunSummary, 'id' | 'color'> }): ReactNode {
  const stroke = useStrokes().get(run.id);
  return <Swatch color={seriesColor(usePalette(), run.color)} stroke={stroke} width={WIDTH} />;
}
