import type { ExperimentSpec } from '@shared/spec';
import { tickText } from '../../../charts/axes';
import { formatLoss, formatNumber } from '../../../ui/format';
import { lossWords } from '../../runs/loss-words';
import { metricAt } from '../../runs/metrics';

/** How the values of an objective are named and written. */
export interface ObjectiveWords {
  readonly title: string;
  /** With the unit; for axes. */
  readonly axisTitle: string;
  readonly format: (value: number | null | undefined) => string;
  /** At a tick of an axis. */
  readonly tick: (value: number) => string;
}

/** Without a spec, as in lists, the loss has no closer name. */
export function objectiveWords(metric: string, spec: ExperimentSpec | null): ObjectiveWords {
  if (metric === 'loss') {
    const title = 'Validation loss';
    const words = spec === null ? null : lossWords(spec);
    const unit = words === null || words.unit.length > 24 ? '' : `, ${words.unit}`;
    return { title, axisTitle: `${title}${unit}`, format: formatLoss, tick: tickText };
  }
  const known = metricAt(metric);
  const title = known?.label ?? metric;
  const format = known?.format ?? ((value) => formatNumber(value, 4));
  const isShare = format(0.5).endsWith('%');
  return { title, axisTitle: title, format, tick: isShare ? shareTick : tickText };
}

const shareTick = (share: number): string => `${tickText(share * 100)}%`;
