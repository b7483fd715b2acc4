import { counted } from '../../importing/findings';
import type { BarCheck } from '../registry';
import { lengthOf } from '../runs';
import { spanOf } from '../words';

/** More stretches than this are no slips: the series has hours of its own, before the open and after the close. */
const mostStretches = 100;

/** Bars at times when the calendar of the series says that the market was closed. */
export const unexpectedBars: BarCheck = {
  kind: 'unexpected',
  find({ bars, time, intervalMs, calendar }, list) {
    if (calendar === null || calendar.unexpected.length === 0) return;
    const { unexpected, calendar: market } = calendar;
    if (unexpected.length > mostStretches) {
      const count = unexpected.reduce((sum, run) => sum + lengthOf(run), 0);
      list.add({
        severity: 'note',
        from: time[unexpected[0]!.from]!,
        to: time[unexpected.at(-1)!.to]!,
        count,
        weight: count,
        message: () =>
          `${counted(count, 'bar')} in ${unexpected.length.toLocaleString('en-US')} stretches (${Math.round((100 * count) / time.length)}% of the series) lie outside the sessions of ` +
          `${market.name}: hours before the open and after the close, or a calendar that is not this market's. Experiments can keep to the regular session.`,
      });
      return;
    }
    for (const run of unexpected) {
      const [from, to] = [time[run.from]!, time[run.to]!];
      const count = lengthOf(run);
      const isFlat = bars.high[run.from] === bars.low[run.from];
      list.add({
        severity: 'warning',
        from,
        to,
        count,
        weight: count,
        message: () =>
          `${counted(count, 'bar')} of ${spanOf(from, to, intervalMs)} ${count === 1 ? 'lies' : 'lie'} outside the sessions of ${market.name}` +
          `${isFlat ? ', with a price that does not move: filled in' : ''}.`,
        remedies: [{ kind: 'drop', from, to }],
      });
    }
  },
};
